import * as v from 'valibot';
import { check, text } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import type { Coordinate, Manifold } from '../manifold.js';
import type { Point, Tuple } from '../point.js';
import { labelOfValues } from '../readers/label.js';

const schema = v.strictObject({
  name: v.optional(text),
  coordinates: v.optional(v.array(v.strictObject({ name: text, unit: v.string('text') }))),
  labels: v.optional(
    v.record(
      text,
      v.union(
        [v.array(v.string()), v.array(v.number()), v.array(v.boolean())],
        'an array of texts, of numbers or of truth values',
      ),
    ),
  ),
  weights: v.optional(v.array(v.pipe(v.number('a finite number'), v.finite('a finite number')))),
});

/** Options of {@link points}. */
export interface PointsOptions<D extends number = number> {
  /** For people. Default such as "1707 points". */
  readonly name?: string;
  /** Names and units of the D coordinates. Default x, y, z or x₁ … x_D. */
  readonly coordinates?: Tuple<D, Coordinate>;
  /** Columns that are not trained on, one entry for each point: texts and truth values are categories, numbers are numbers. */
  readonly labels?: Readonly<Record<string, readonly string[] | readonly number[] | readonly boolean[]>>;
  /** A weight for each point, finite numbers. Default: each counts once. */
  readonly weights?: readonly number[];
}

/**
 * Points that you have already, such as those in a JSON file that the dataset file imports. They are split at random,
 * from the seed, into a training and a test sample.
 * @param list at least two points of the same number of coordinates.
 */
export function points<const D extends number>(
  list: readonly (Point<D> & { readonly length: D })[],
  options?: PointsOptions<NoInfer<D>>,
): Manifold<D>;
export function points(list: readonly (readonly number[])[], options: PointsOptions = {}): Manifold {
  check('points(list)', v.pipe(v.array(v.array(v.any())), v.minLength(2, 'an array of at least 2 points')), list);
  check('points', schema, options);
  const ambientDimension = list[0].length;
  const { name = `${list.length} points`, coordinates = null, labels = {}, weights } = options;
  for (const [path, { length }] of [
    ...Object.entries(labels).map(([label, values]) => [`points.labels.${label}`, values] as const),
    ...(weights === undefined ? [] : [['points.weights', weights] as const]),
  ]) {
    if (length !== list.length)
      throw new DefinitionError(path, `${list.length} entries, one for each point`, String(length));
  }
  if (coordinates !== null && coordinates.length !== ambientDimension) {
    throw new DefinitionError('points.coordinates', `${ambientDimension} entries`, String(coordinates.length));
  }
  return {
    name,
    ambientDimension,
    intrinsicDimension: null,
    coordinates,
    chart: null,
    topology: {},
    source: {
      kind: 'list',
      points: list,
      labels: Object.entries(labels).map(([label, values]) => labelOfValues(label, values)),
      weights: weights === undefined ? null : Float64Array.from(weights),
    },
  };
}
