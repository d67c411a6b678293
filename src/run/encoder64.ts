import { layout, type Architecture, type Layer } from '../autoencoder/architecture.js';
import type { Activation } from '../autoencoder/options.js';
import type { StandardizationDescription } from '../protocol/description.js';

/** Slope of leakyRelu for negative inputs. */
const leakySlope = 0.2;

/**
 * The encoder in double precision and in data units, from the parameters as trained.
 * @param parameters flat, in the order of `layout`.
 * @returns rows × D points → rows × code size, both row-major.
 */
export function createEncoder64(
  architecture: Architecture,
  parameters: Float32Array,
  standardization: StandardizationDescription | null,
): (points: Float64Array) => Float64Array {
  const { encoder } = layout(architecture);
  const weights = Float64Array.from(parameters);
  return (points) => {
    const rows = points.length / architecture.ambientDimension;
    const inputs =
      standardization === null
        ? points
        : points.map((value, index) => {
            const column = index % architecture.ambientDimension;
            return (value - standardization.mean[column]) / standardization.scale[column];
          });
    return encoder.reduce((values, layer) => applyLayer(layer, weights, values, rows), inputs);
  };
}

function applyLayer(layer: Layer, weights: Float64Array, inputs: Float64Array, rows: number): Float64Array {
  const outputs = new Float64Array(rows * layer.outputs);
  for (let row = 0; row < rows; row++) {
    const at = row * layer.outputs;
    for (let j = 0; j < layer.outputs; j++) outputs[at + j] = weights[layer.biases + j];
    for (let i = 0; i < layer.inputs; i++) {
      const input = inputs[row * layer.inputs + i];
      const from = layer.weights + i * layer.outputs;
      for (let j = 0; j < layer.outputs; j++) outputs[at + j] += input * weights[from + j];
    }
  }
  const activate = activation(layer.activation);
  for (let index = 0; index < outputs.length; index++) outputs[index] = activate(outputs[index]);
  return outputs;
}

function activation(name: Activation): (x: number) => number {
  switch (name) {
    case 'relu':
      return (x) => Math.max(0, x);
    case 'leakyRelu':
      return (x) => (x < 0 ? leakySlope * x : x);
    case 'elu':
      return (x) => (x < 0 ? Math.expm1(x) : x);
    case 'tanh':
      return Math.tanh;
    case 'sigmoid':
      return (x) => 1 / (1 + Math.exp(-x));
    case 'softplus':
      return (x) => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
    case 'gelu':
      return (x) => x * normalDistribution(x);
    case 'sin':
      return Math.sin;
    case 'linear':
      return (x) => x;
  }
}

/** Φ(x) by its series around 0 (Marsaglia, "Evaluating the normal distribution", 2004, eq. 3); exact to rounding. */
function normalDistribution(x: number): number {
  if (Math.abs(x) > 8) return x < 0 ? 0 : 1;
  let sum = x;
  let term = x;
  for (let k = 3; sum + term !== sum; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - 0.5 * Math.log(2 * Math.PI));
}
