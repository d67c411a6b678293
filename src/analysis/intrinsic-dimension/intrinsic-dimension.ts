import type { Random } from '../../random/random.js';
import { dimensionCurve, type DimensionCurve } from './curve.js';
import { whileWanted } from '../pieces.js';
import { localPca } from './local-pca.js';
import { maximumLikelihood } from './maximum-likelihood.js';
import { neighbourhoodsOf } from './neighbourhoods.js';
import { resamplesOf } from './ratio.js';
import { twoNearest } from './two-nearest.js';

/** Fewest points that are looked at. */
const fewestPoints = 50;

/**
 * Estimates of the intrinsic dimension of a sample against scale, by three methods: noise has the dimension of the space
 * around at small scales, and the shape shows at larger ones. They are estimates of 500 points among at most 2,000 that
 * are drawn; from dimension 6 on they are too low.
 * @param points rows × width, row-major, finite.
 * @param random of the run's seed; the same gives the same result.
 * @param isWanted asked between pieces of work; where it says no, there is no result.
 * @yields between pieces of about a tenth of a second.
 * @returns one curve of each method; null if it is not wanted, or if there are fewer than 50 points.
 */
export function* intrinsicDimension(
  points: Float64Array | Float32Array,
  width: number,
  random: Random,
  isWanted: () => boolean,
): Generator<void, DimensionCurve[] | null> {
  if (points.length / width < fewestPoints) return null;
  const neighbourhoods = yield* whileWanted(neighbourhoodsOf(points, width, random), isWanted);
  if (neighbourhoods === null) return null;
  const resamples = resamplesOf(neighbourhoods.centres, random);
  const nearest = twoNearest(neighbourhoods, resamples);
  yield;
  if (!isWanted()) return null;
  const likeliest = maximumLikelihood(neighbourhoods, resamples);
  yield;
  if (!isWanted()) return null;
  return [
    dimensionCurve('two nearest neighbours', nearest),
    dimensionCurve('maximum likelihood', likeliest),
    dimensionCurve('local PCA', yield* localPca(neighbourhoods, resamples)),
  ];
}
