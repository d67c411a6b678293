import { layout, type Architecture, type Layer } from './architecture.js';
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
  return forward(layout(architecture).encoder, parameters, points);
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
