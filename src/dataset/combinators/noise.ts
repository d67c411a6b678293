import * as v from 'valibot';
import { check, above } from '../check.js';
import { createLazyDraw, isTable } from '../draw.js';
import type { Manifold, PointSource } from '../manifold.js';
import { fromTable } from './table-rows.js';

const schema = v.strictObject({ standardDeviation: above(0) });

/** Options of {@link noise}. */
export interface NoiseOptions {
  /** Standard deviation in each coordinate, in data units, > 0. */
  readonly standardDeviation: number;
}

/**
 * The points of a manifold with independent normal noise on each coordinate. They fill ℝᴰ, however thinly, so the
 * manifold's topology, intrinsic dimension and chart no longer hold and are dropped.
 * @example noise(circle(), { standardDeviation: 0.05 })
 */
export function noise<D extends number>(manifold: Manifold<D>, options: NoiseOptions): Manifold<D> {
  check('noise', schema, options);
  const { standardDeviation } = options;
  const { ambientDimension, intrinsicDimension } = manifold;
  const isKnown = ambientDimension !== null && intrinsicDimension !== null;
  return {
    name: `${manifold.name}, with noise of ${standardDeviation}`,
    ambientDimension,
    intrinsicDimension: null,
    coordinates: manifold.coordinates,
    chart: null,
    topology: {},
    source: noisySource(manifold, standardDeviation),
    ...(isKnown ? { noiseFloor: standardDeviation * Math.sqrt(ambientDimension - intrinsicDimension) } : {}),
  };
}

function noisySource(manifold: Manifold, standardDeviation: number): PointSource {
  if (isTable(manifold)) {
    return fromTable(manifold, (table, { random }) => ({
      ...table,
      values: table.values.map((value) => value + random.normal(0, standardDeviation)),
    }));
  }
  const draw = createLazyDraw(manifold);
  return {
    kind: 'sampler',
    sample: (random) => draw(random).point.map((value) => value + random.normal(0, standardDeviation)),
  };
}
