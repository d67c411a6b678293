import * as v from 'valibot';
import { check, above } from '../check.js';
import { createLazyDraw, requireDrawable } from '../draw.js';
import type { Manifold } from '../manifold.js';

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
  requireDrawable('noise(manifold)', manifold);
  const { standardDeviation } = options;
  const draw = createLazyDraw(manifold);
  return {
    name: `${manifold.name}, with noise of ${standardDeviation}`,
    ambientDimension: manifold.ambientDimension,
    intrinsicDimension: null,
    coordinates: manifold.coordinates,
    chart: null,
    topology: {},
    source: {
      kind: 'sampler',
      sample: (random) => draw(random).point.map((value) => value + random.normal(0, standardDeviation)),
    },
  };
}
