// The networks of the benchmark and the marks that the engine wasm is held to.

/**
 * @typedef {object} Net
 * @property {string} name
 * @property {readonly number[]} widths of all layers
 * @property {number} latentLayer index of the latent width
 * @property {number} batchSize
 */

/** @type {readonly Net[]} */
export const nets = [
  { name: 'N1', widths: [2, 32, 32, 1, 32, 32, 2], latentLayer: 3, batchSize: 64 },
  { name: 'N2', widths: [3, 64, 64, 2, 64, 64, 3], latentLayer: 3, batchSize: 128 },
  { name: 'N3', widths: [9, 128, 128, 128, 5, 128, 128, 128, 9], latentLayer: 4, batchSize: 256 },
  { name: 'N4', widths: [64, 512, 256, 16, 256, 512, 64], latentLayer: 3, batchSize: 256 },
  { name: 'N5', widths: [784, 512, 256, 64, 16, 64, 256, 512, 784], latentLayer: 4, batchSize: 256 },
];

/** Training points of every competitor. */
export const sampleSize = 10_000;

/** Floating-point operations of one step: two for each weight and point, forward, by weights and by inputs but the first. */
export const operations = (/** @type {Net} */ { widths, batchSize }) =>
  widths.slice(1).reduce((sum, outputs, index) => sum + (index > 0 ? 6 : 4) * widths[index] * outputs * batchSize, 0);

/** How many times as fast as each competitor, in the order of the nets. */
export const marks = {
  'wasm over tfjs': [60, 28, 19, 0, 0],
  'wasm over jax-js': [50, 13, 5.5, 0, 0],
  'wasm over PyTorch eager': [20, 4, 1.2, 0.9, 0.85],
  'wasm over PyTorch flattened': [15, 3.6, 1.1, 0.9, 0.85],
  'native over wasm': [2.2, 1.9, 2.0, 2.0, 2.2],
  'native over PyTorch flattened': [22, 5, 2.0, 1.5, 1.4],
  'native over PyTorch eager, two threads': [35, 8, 2.4, 1.6, 1.5],
  'share of the peak': [0.65, 0.75, 0.84, 0.75, 0.75],
  'share of the peak of AVX2': [0.5, 0.6, 0.75, 0.75, 0.75],
  // Two threads of one network over one, and two networks at once over one.
  'two threads': [0.97, 1.6, 1.75, 1.6, 1.6],
  'two networks at once': [1.9, 1.9, 1.8, 1.7, 1.7],
};
