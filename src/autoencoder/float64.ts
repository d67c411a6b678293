import { layout, type Architecture, type Layer } from './architecture.js';
import { latentCode, normEpsilon } from './latent-code.js';
import { scalarActivation } from './scalar-activation.js';

/*
 * The network in double precision, for what needs more digits than training does: certificates, and tests of the engines.
 * Plain loops, the same for the parameters of any engine.
 */

/**
 * Codes of points, as the network sees both.
 * @param parameters in the order of `layout`.
 * @param points rows × D, row-major.
 * @returns rows × code size, row-major.
 */
export function encodeFloat64(
  architecture: Architecture,
  parameters: Float32Array | Float64Array,
  points: Float64Array,
): Float64Array {
  const numbers = forward(layout(architecture).encoder, parameters, points);
  const { size, groups } = latentCode(architecture.latent);
  for (let row = 0; row < numbers.length; row += size) {
    for (const group of groups) normalize(numbers.subarray(row + group.start, row + group.start + group.size));
  }
  return numbers;
}

/**
 * Points of codes, as the network sees both.
 * @param parameters in the order of `layout`.
 * @param codes rows × code size, row-major.
 * @returns rows × D, row-major.
 */
export function decodeFloat64(
  architecture: Architecture,
  parameters: Float32Array | Float64Array,
  codes: Float64Array,
): Float64Array {
  return forward(layout(architecture).decoder, parameters, codes);
}

function normalize(group: Float64Array): void {
  const norm = Math.sqrt(group.reduce((sum, value) => sum + value * value, normEpsilon));
  group.forEach((value, index) => (group[index] = value / norm));
}

function forward(
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
  return y.map(scalarActivation(activation));
}
