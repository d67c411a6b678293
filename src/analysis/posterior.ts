import type { PosteriorResult } from '../protocol/result.js';

/** Variance of a mean over the data from which on its dimension is active (Burda, Grosse & Salakhutdinov, ICLR 2016). */
const activeVariance = 0.01;

/**
 * What each latent dimension of a variational autoencoder says of the data: its divergence from the prior N(0, 1), a mean
 * over the points, in nats, and the variance of its mean μ over them.
 * @param outputs rows × 2d, row-major: d means, then d logarithms of variances.
 * @param dimension d.
 */
export function measurePosterior(outputs: Float64Array, dimension: number): PosteriorResult {
  const rows = outputs.length / (2 * dimension);
  const over = (value: (mean: number, logVariance: number) => number, k: number): number => {
    let sum = 0;
    for (let row = 0; row < outputs.length; row += 2 * dimension) {
      sum += value(outputs[row + k], outputs[row + dimension + k]);
    }
    return sum / rows;
  };
  const dimensions = Array.from({ length: dimension }, (_, k) => {
    const centre = over((mean) => mean, k);
    const variance = over((mean) => (mean - centre) ** 2, k);
    const divergence = over((mean, log) => (mean ** 2 + Math.exp(log) - log - 1) / 2, k);
    return { divergence, variance, isActive: variance > activeVariance };
  });
  return { dimensions, active: dimensions.filter(({ isActive }) => isActive).length };
}
