import * as v from 'valibot';
import { check, text } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import type { Coordinate, Manifold } from '../manifold.js';
import type { Point, Tuple } from '../point.js';

const schema = v.strictObject({
  name: v.optional(text),
  coordinates: v.optional(v.array(v.strictObject({ name: text, unit: v.string('text') }))),
});

/** Options of {@link points}. */
export interface PointsOptions<D extends number = number> {
  /** For people. Default such as "1707 points". */
  readonly name?: string;
  /** Names and units of the D coordinates. Default x, y, z or x₁ … x_D. */
  readonly coordinates?: Tuple<D, Coordinate>;
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
  const { name = `${list.length} points`, coordinates = null } = options;
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
    source: { kind: 'list', points: list },
  };
}
