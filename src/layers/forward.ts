import type { Layer } from '../autoencoder/architecture.js';
import { scalarActivation } from './scalar-activation.js';

/**
 * Sends rows through dense layers, in double precision.
 * @param parameters flat; each layer knows where its own lie.
 * @param rows count × inputs of the first layer, row-major.
 * @returns count × outputs of the last layer, row-major.
 */
export function forward(
  layers: readonly Layer[],
  parameters: Float32Array | Float64Array,
  rows: Float64Array,
): Float64Array {
  return layers.reduce((x, layer) => applyLayer(layer, parameters, x), rows);
}

function applyLayer(
  { inputs, outputs, activation, weights, biases }: Layer,
  parameters: Float32Array | Float64Array,
  x: Float64Array,
): Float64Array {
  const rows = x.length / inputs;
  const y = new Float64Array(rows * outputs);
  for (let row = 0; row < rows; row++) {
    const start = row * outputs;
    for (let output = 0; output < outputs; output++) y[start + output] = parameters[biases + output];
    let input = 0;
    // Four inputs at a time, in the same order of sums: an output is loaded and stored for each four.
    for (; input + 3 < inputs; input += 4) {
      const at = row * inputs + input;
      const [a, b, c, d] = [x[at], x[at + 1], x[at + 2], x[at + 3]];
      const line = weights + input * outputs;
      for (let output = 0; output < outputs; output++) {
        const w = line + output;
        y[start + output] =
          y[start + output] +
          a * parameters[w] +
          b * parameters[w + outputs] +
          c * parameters[w + 2 * outputs] +
          d * parameters[w + 3 * outputs];
      }
    }
    for (; input < inputs; input++) {
      const value = x[row * inputs + input];
      const line = weights + input * outputs;
      for (let output = 0; output < outputs; output++) y[start + output] += value * parameters[line + output];
    }
  }
  return activation === 'linear' ? y : y.map(scalarActivation(activation));
}
