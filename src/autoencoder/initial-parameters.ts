import { createRandom, type Random } from '../random/random.js';
import { layout, type Architecture, type Layer } from './architecture.js';
import type { Initialization } from './options.js';

/**
 * Parameters to start from, flat in the order of {@link layout}, drawn from the seed.
 * Glorot: variance 2/(inputs + outputs) (Glorot & Bengio, AISTATS 2010, eq. 16); He: variance 2/inputs (He et al.,
 * arXiv:1502.01852, eq. 10). Biases are uniform in ±1/√inputs, as PyTorch draws them: with biases of 0 and an odd activation
 * such as tanh the network is an odd function, and on data symmetric about 0 it stays one for thousands of steps.
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
