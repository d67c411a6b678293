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
    for (let input = 0; input < inputs; input++) {
      const value = x[row * inputs + input];
      const line = weights + input * outputs;
      for (let output = 0; output < outputs; output++) y[start + output] += value * parameters[line + output];
    }
  }
  return activation === 'linear' ? y : y.map(scalarActivation(activation));
}
