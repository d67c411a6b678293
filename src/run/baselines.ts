import { measureDetection } from '../analysis/anomaly.js';
import { isolationForestScore } from '../analysis/baselines/isolation-forest.js';
import { mahalanobisScore, nearestNeighbourScore, pcaScore, type Score } from '../analysis/baselines/scores.js';
import type { BaselineResult } from '../protocol/result.js';
import { createRandom } from '../random/random.js';
import type { Samples } from './samples.js';
import { head } from './sample.js';

/** Training points that neighbours are sought among. */
const neighbourRows = 2000;
const neighbours = 5;
/** Dimension above which principal axes would take too long. */
const maximumDimension = 200;
/** Part of the seed's stream for searches that the forest draws from. */
const forestPart = 4;

/**
 * What simpler detectors make of the same samples, each fitted to the training sample.
 * @param components d, the number of latent dimensions.
 * @returns null where there are no signals.
 */
export function measureBaselines(
  { train, test, signals }: Samples,
  components: number,
  seed: number,
): readonly BaselineResult[] | null {
  if (signals.length === 0) return null;
  const { dimension, points } = train;
  const scores: [string, Score][] = [];
  if (dimension <= maximumDimension) {
    scores.push(
      ['PCA', pcaScore(points, dimension, components)],
      ['Mahalanobis distance', mahalanobisScore(points, dimension)],
    );
  }
  const few = head(train, neighbourRows);
  if (few.count >= neighbours) {
    scores.push([`distance to neighbour ${neighbours}`, nearestNeighbourScore(few.points, dimension, neighbours)]);
  }
  if (train.count >= 2) {
    scores.push([
      'isolation forest',
      isolationForestScore(points, dimension, createRandom(seed, 'search', forestPart)),
    ]);
  }
  return scores.flatMap(([name, score]) => {
    const background = score(test.points);
    return signals.map(({ name: signal, sample }) => ({
      name,
      signal,
      ...measureDetection(background, score(sample.points)),
    }));
  });
}
