import * as v from 'valibot';
import type { Random } from '../../random/random.js';
import { callback, check, integer, text } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import { maximumCoordinates } from '../latent.js';
import type { Coordinate, Manifold, Topology } from '../manifold.js';
import type { OfLength, PositiveInteger, Tuple } from '../point.js';

const schema = v.strictObject({
  name: v.optional(text),
  ambientDimension: integer(1, maximumCoordinates),
  intrinsicDimension: v.optional(integer(0, maximumCoordinates)),
  coordinates: v.optional(v.array(v.strictObject({ name: text, unit: v.string('text') }))),
  sample: callback,
  topology: v.optional(v.looseObject({})),
});

/** Options of {@link sampled}. */
export interface SampledOptions<D extends number, P extends readonly number[] = readonly number[]> {
  /** For people. Default "sampled distribution". */
  readonly name?: string;
  /** D, the number of coordinates of a point, from 1 to 10,000. */
  readonly ambientDimension: PositiveInteger<D>;
  /** n, the intrinsic dimension, where you know it. */
  readonly intrinsicDimension?: number;
  /** Names and units of the D coordinates. Default x, y, z or x₁ … x_D. */
  readonly coordinates?: Tuple<NoInfer<D>, Coordinate>;
  /** One point, from the random numbers given and no others. */
  readonly sample: ((random: Random) => P) & OfLength<D, P>;
  /** What you know of its topology; nothing is assumed where this is left out. */
  readonly topology?: Topology;
}

/**
 * Any distribution of points that you can draw from.
 * @example sampled({ ambientDimension: 2, sample: (random) => [random.normal(), random.normal()] })
 */
export function sampled<const D extends number, const P extends readonly number[]>(
  options: SampledOptions<D, P>,
): Manifold<D>;
export function sampled(options: SampledOptions<number>): Manifold {
  check('sampled', schema, options);
  const { ambientDimension, coordinates = null, sample, topology = {} } = options;
  if (coordinates !== null && coordinates.length !== ambientDimension) {
    throw new DefinitionError('sampled.coordinates', `${ambientDimension} entries`, String(coordinates.length));
  }
  return {
    name: options.name ?? 'sampled distribution',
    ambientDimension,
    intrinsicDimension: options.intrinsicDimension ?? null,
    coordinates,
    chart: null,
    topology,
    source: { kind: 'sampler', sample },
  };
}
