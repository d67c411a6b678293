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

function applyLayer(layer: Layer, parameters: Float32Array | Float64Array, x: Float64Array): Float64Array {
  return activate(layer, affine(layer, parameters, x));
}

/** What a layer gives before its activation: rows × inputs to rows × outputs. */
export function affine(layer: Layer, parameters: Float32Array | Float64Array, x: Float64Array): Float64Array {
  const { inputs, outputs, biases } = layer;
  const rows = x.length / inputs;
  const y = new Float64Array(rows * outputs);
  for (let row = 0; row < rows; row++) {
    for (let output = 0; output < outputs; output++) y[row * outputs + output] = parameters[biases + output];
  }
  const paired = rows - (rows % 2);
  addProducts(layer, parameters, x, y, 0, paired, 2);
  addProducts(layer, parameters, x, y, paired, rows, 1);
  return y;
}

/** The activation of a layer on what {@link affine} gives. */
export function activate({ activation }: Layer, values: Float64Array): Float64Array {
  return activation === 'linear' ? values : values.map(scalarActivation(activation));
}

/**
 * Adds the products of weights and inputs of rows to their outputs. Four inputs at a time, so that an output is loaded and
 * stored once for all four, and two rows, so that a weight is loaded once for both; sums have one order in any case.
 * @param together rows at a time: 2, or 1, where both of a pair are the same row and only one of them is written.
 */
function addProducts(
  { inputs, outputs, weights }: Layer,
  parameters: Float32Array | Float64Array,
  x: Float64Array,
  y: Float64Array,
  from: number,
  end: number,
  together: 1 | 2,
): void {
  for (let row = from; row < end; row += together) {
    const first = row * outputs;
    const second = (row + together - 1) * outputs;
    let input = 0;
    for (; input + 3 < inputs; input += 4) {
      const at = row * inputs + input;
      const to = (row + together - 1) * inputs + input;
      const [a, b, c, d] = [x[at], x[at + 1], x[at + 2], x[at + 3]];
      const [e, f, g, h] = [x[to], x[to + 1], x[to + 2], x[to + 3]];
      const line = weights + input * outputs;
      for (let output = 0; output < outputs; output++) {
        const w = line + output;
        const p = parameters[w];
        const q = parameters[w + outputs];
        const r = parameters[w + 2 * outputs];
        const s = parameters[w + 3 * outputs];
        const sum = y[second + output] + e * p + f * q + g * r + h * s;
        y[first + output] = y[first + output] + a * p + b * q + c * r + d * s;
        y[second + output] = sum;
      }
    }
    for (; input < inputs; input++) {
      const value = x[row * inputs + input];
      const other = x[(row + together - 1) * inputs + input];
      const line = weights + input * outputs;
      for (let output = 0; output < outputs; output++) {
        const sum = y[second + output] + other * parameters[line + output];
        y[first + output] += value * parameters[line + output];
        y[second + output] = sum;
      }
    }
  }
}
