import type { Random } from '../../random/random.js';
import { dimensionCurve, type DimensionCurve } from './curve.js';
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
 * @returns one curve of each method; null if there are fewer than 50 points.
 */
export function* intrinsicDimension(
  neighbourhoods: Neighbourhoods,
  random: Random,
): Generator<void, DimensionCurve[] | null> {
  if (neighbourhoods.rows < fewestPoints) return null;
  const resamples = resamplesOf(neighbourhoods.centres, random);
  const nearest = twoNearest(neighbourhoods, resamples);
  yield;
  const likeliest = maximumLikelihood(neighbourhoods, resamples);
  yield;
  return [
    dimensionCurve('two nearest neighbours', nearest),
    dimensionCurve('maximum likelihood', likeliest),
    dimensionCurve('local PCA', yield* localPca(neighbourhoods, resamples)),
  ];
}
