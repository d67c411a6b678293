import { createRandom, type Random } from '../random/random.js';
import { layout, type Architecture, type Layer } from './architecture.js';
import type { TrainingTask } from './engine.js';
import { encoderOutputFloat64 } from './float64.js';
import { latentCode } from './latent-code.js';
import type { Initialization } from './options.js';
import { firstRows, sourceOf } from './training-rows.js';

/** Training points that the latent layer is centred on. */
const centredOn = 512;
/** Spread of outputs next to their mean below which they are left: of a single point only rounding would remain. */
const leastSpread = 0.01;

/**
 * Parameters that a task starts from: those of {@link initialParameters}, and where the latent space is curved, the
 * biases of the latent layer less the mean of its outputs over the first training points, unless those hardly vary.
 *
 * A vector divided by its length, or the leading eigenvector of a matrix, winds around only where it is small next to
 * how it varies. With the outputs far from 0 the first map from data to latent space is homotopic to a constant one,
 * and training hardly ever leaves that class: of six seeds of the projective plane in ℝP², five did not.
 */
export function startingParameters({ architecture, seed, points }: TrainingTask): Float32Array {
  const values = initialParameters(architecture, seed);
  const { size, parts } = latentCode(architecture.latent);
  const [layer] = layout(architecture).encoder.slice(-1);
  if (parts.length === 0) return values;
  const some = Float64Array.from(
    firstRows(sourceOf(points, architecture.ambientDimension).first, architecture.ambientDimension, centredOn),
  );
  const outputs = encoderOutputFloat64(architecture, values, some);
  for (const part of parts) {
    const columns = Array.from({ length: part.size }, (_, k) =>
      outputs.filter((_, index) => index % size === part.start + k),
    );
    const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length);
    const squares = columns.map(
      (column, k) => column.reduce((sum, value) => sum + (value - means[k]) ** 2, 0) / column.length,
    );
    const spread = Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
    if (spread < leastSpread * Math.hypot(...means)) continue;
    means.forEach((mean, k) => (values[layer.biases + part.start + k] -= mean));
  }
  return values;
}

/**
 * Parameters to start from, flat in the order of {@link layout}, drawn from the seed. Glorot: variance 2/(inputs +
 * outputs) (Glorot & Bengio, AISTATS 2010, eq. 16); He: variance 2/inputs (He et al., arXiv:1502.01852, eq. 10). Biases
 * are uniform in ±1/√inputs, as PyTorch draws them: with biases of 0 and an odd activation such as tanh the network is
 * an odd function, and on data symmetric about 0 it stays one for thousands of steps.
 */
export function initialParameters(architecture: Architecture, seed: number): Float32Array {
  const { encoder, decoder, parameters } = layout(architecture);
  const values = new Float32Array(parameters);
  const random = createRandom(seed, 'initialization');
  for (const layer of [...encoder, ...decoder]) {
    for (let index = layer.weights; index < layer.biases; index++) {
      values[index] = drawWeight(architecture.initialization, layer, random);
    }
    const bound = 1 / Math.sqrt(layer.inputs);
    for (let index = layer.biases; index < layer.biases + layer.outputs; index++) {
      values[index] = random.uniform(-bound, bound);
    }
  }
  return values;
}

function drawWeight(initialization: Initialization, layer: Layer, random: Random): number {
  const glorot = Math.sqrt(2 / (layer.inputs + layer.outputs));
  const he = Math.sqrt(2 / layer.inputs);
  // A uniform distribution on [−a, a] has standard deviation a/√3.
  switch (initialization) {
    case 'glorotUniform':
      return random.uniform(-glorot, glorot) * Math.sqrt(3);
    case 'glorotNormal':
      return random.normal(0, glorot);
    case 'heUniform':
      return random.uniform(-he, he) * Math.sqrt(3);
    case 'heNormal':
      return random.normal(0, he);
  }
}
