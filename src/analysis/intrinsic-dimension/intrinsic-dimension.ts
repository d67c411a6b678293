import type { DimensionAtScale, IntrinsicDimensionResult } from '../../protocol/result.js';
import type { Random } from '../../random/random.js';
import { dimensionCurve } from './curve.js';
import { localPca } from './local-pca.js';
import { maximumLikelihood } from './maximum-likelihood.js';
import type { Neighbourhoods } from './neighbourhoods.js';
import { resamplesOf } from './ratio.js';
import { twoNearest } from './two-nearest.js';

/** Fewest points that are looked at. */
export const fewestPoints = 50;

/**
 * Estimates of the intrinsic dimension of a sample against scale, by three methods: noise has the dimension of the space
 * around at small scales, and the shape shows at larger ones. They are estimates of 500 points among at most 2,000 that
 * are drawn; from dimension 6 on they are too low.
 * @param neighbourhoods of the sample.
 * @param random of the run's seed; the same gives the same result.
 * @yields between pieces of about a tenth of a second.
 * @returns null if there are fewer than 50 points.
 */
export function* intrinsicDimension(
  neighbourhoods: Neighbourhoods,
  random: Random,
): Generator<void, IntrinsicDimensionResult | null> {
  const { rows, centres, width } = neighbourhoods;
  if (rows < fewestPoints) return null;
  const resamples = resamplesOf(centres, random);
  const nearest = twoNearest(neighbourhoods, resamples);
  yield;
  const likeliest = maximumLikelihood(neighbourhoods, resamples);
  yield;
  return {
    points: rows,
    centres,
    curves: [
      dimensionCurve('two nearest neighbours', possible(nearest, width)),
      dimensionCurve('maximum likelihood', possible(likeliest, width)),
      dimensionCurve('local PCA', possible(yield* localPca(neighbourhoods, resamples), width)),
    ],
  };
}

/** By how much an estimate may be too high by chance, as a share. */
const excess = 0.1;

/**
 * The scales whose estimate is not far above the number of coordinates. It is where distances are rounded: the points of
 * a grid have many neighbours at one and the same distance, which is what many dimensions look like.
 */
const possible = (scales: readonly DimensionAtScale[], width: number): readonly DimensionAtScale[] =>
  scales.filter(({ low }) => low <= (1 + excess) * width);
