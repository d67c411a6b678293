import { measureDetection } from '../../analysis/anomaly.js';
import { leadingAxes } from '../../analysis/leading-axes.js';
import { isArbitrary, principalAxes } from '../../analysis/baselines/covariance.js';
import { isolationForestScore } from '../../analysis/baselines/isolation-forest.js';
import {
  leadingPcaScore,
  mahalanobisScore,
  nearestNeighbourScore,
  pcaScore,
  type Score,
} from '../../analysis/baselines/scores.js';
import { createRandom } from '../../random/random.js';
import { head } from '../sample.js';
import type { Measure } from './measure.js';

const pca = 'PCA';
/** Training points that neighbours are sought among. */
const neighbourRows = 2000;
const neighbours = 5;
/** Dimension above which all principal axes would take too long: then the first ones are found alone. */
const allAxes = 200;
/** Coordinates of training points that neighbours are sought among, those of all pairs that are looked at, and points in any case. */
const neighbourNumbers = 4_000_000;
const pairedNumbers = 2_000_000_000;
const fewestNeighbours = 200;
/** Part of the seed's stream for searches that the first axes are sought with. */
const axesPart = 5;
/** Part of the seed's stream for searches that the forest draws from. */
const forestPart = 4;

/**
 * What simpler detectors make of the same samples, each fitted to the training sample. Null if there are no signals.
 */
export const baselines: Measure<'baselines'> = ({ samples, shape, description }) => {
  // Drawn by weight, as the network sees it.
  const { trained: train, test, signals } = samples;
  if (signals.length === 0) return { baselines: null };
  const { dimension, points } = train;
  const scores: [string, Score][] = [];
  const components = shape.latent.dimension;
  const variances = ((): Float64Array => {
    if (dimension <= allAxes) {
      const axes = principalAxes(points, dimension);
      scores.push([pca, pcaScore(axes, components)], ['Mahalanobis distance', mahalanobisScore(axes)]);
      return axes.values;
    }
    const axes = leadingAxes(points, dimension, components + 1, createRandom(description.seed, 'search', axesPart));
    scores.push([pca, leadingPcaScore({ ...axes, axes: axes.axes.subarray(0, components * dimension) })]);
    return axes.variances;
  })();
  const arbitrary = isArbitrary({ values: variances, rows: train.count }, components)
    ? ('degenerate axes' as const)
    : null;
  const looked = signals.reduce((sum, { sample }) => sum + sample.count, test.count);
  const affordable = Math.max(
    fewestNeighbours,
    Math.floor(Math.min(neighbourNumbers, pairedNumbers / looked) / dimension),
  );
  const few = head(train, Math.min(neighbourRows, affordable));
  if (few.count >= neighbours) {
    scores.push([`distance to neighbour ${neighbours}`, nearestNeighbourScore(few.points, dimension, neighbours)]);
  }
  if (train.count >= 2) {
    scores.push([
      'isolation forest',
      isolationForestScore(points, dimension, createRandom(description.seed, 'search', forestPart)),
    ]);
  }
  const results = scores.flatMap(([name, score]) => {
    const background = score(test.points);
    return signals.map(({ name: signal, sample }) => ({
      name,
      signal,
      arbitrary: name === pca ? arbitrary : null,
      ...measureDetection(background, score(sample.points), { background: test.weights, signal: sample.weights }),
    }));
  });
  return { baselines: results };
};
