import { frobeniusNorm, spectralNormBound } from '../linear/spectral-norm.js';
import type { Layer } from './architecture.js';
import { activationSlope, activationSmoothness, scalarActivation } from '../layers/scalar-activation.js';

/** How a chain of dense layers, N numbers to M, behaves near one point, with bounds that hold for certain. */
export interface LocalSmoothness {
  /** M × N, row-major: the derivative at the point. */
  readonly jacobian: Float64Array;
  /** The derivative changes by at most this times the distance from the point, in the operator norm, within `radius`. */
  readonly curvature: number;
  /** How far no activation with a kink passes it; Infinity where none has one. */
  readonly radius: number;
  /** How far the value at the point, computed in double precision, is at most from the exact one. */
  readonly rounding: number;
}

/** Half the distance from 1 to the next number in double precision. */
const unitRoundoff = 2 ** -53;
/** A generous bound of the error of an activation function, as a share of its value or of 1. */
const activationError = 2e-15;

/**
 * Bounds for layers at a point. With L a Lipschitz constant and K one of the derivative, a layer φ(xW + b) makes of them
 * L' = s‖W‖L and K' = s‖W‖K + c(‖W‖L)², where |φ'| ≤ s and φ' has the Lipschitz constant c. Rounding errors of sums are
 * bounded as usual (Higham, "Accuracy and Stability of Numerical Algorithms", § 3.1).
 * @param parameters in the order of `layout`.
 */
export function localSmoothness(
  layers: readonly Layer[],
  parameters: Float32Array | Float64Array,
  point: Float64Array,
): LocalSmoothness {
  let value = point;
  /** Null for that of the identity, which takes too much memory where there are thousands of coordinates. */
  let jacobian: Float64Array | null = null;
  let [lipschitz, curvature, radius, rounding] = [1, 0, Infinity, 0];
  for (const { inputs, outputs, activation, weights, biases } of layers) {
    const matrix = new Float64Array(parameters.subarray(weights, weights + inputs * outputs));
    const bias = new Float64Array(parameters.subarray(biases, biases + outputs));
    const sums = bias.map((b, j) => value.reduce((sum, x, i) => sum + x * matrix[i * outputs + j], b));
    const { slope, slopeChange, kink } = activationSmoothness[activation];
    const norm = spectralNormBound(matrix, inputs, outputs);
    const terms = (inputs + 2) * unitRoundoff;
    const ofSums =
      norm * rounding + (terms / (1 - terms)) * (frobeniusNorm(matrix) * Math.hypot(...value) + Math.hypot(...bias));
    if (kink) {
      const nearest = sums.reduce((least, sum) => Math.min(least, Math.abs(sum)), Infinity);
      radius = Math.min(radius, Math.max(0, nearest - ofSums) / (norm * lipschitz));
    }
    jacobian = chained(matrix, inputs, outputs, jacobian, sums.map(activationSlope(activation)));
    curvature = slope * norm * curvature + slopeChange * (norm * lipschitz) ** 2;
    lipschitz *= slope * norm;
    value = sums.map(scalarActivation(activation));
    rounding = slope * ofSums + activationError * (Math.hypot(...value) + Math.sqrt(outputs));
  }
  return { jacobian: jacobian ?? identity(point.length), curvature, radius, rounding };
}

/** A Lipschitz constant of layers, everywhere. @param parameters in the order of `layout`. */
export function lipschitzBound(layers: readonly Layer[], parameters: Float32Array | Float64Array): number {
  return layers.reduce((product, { inputs, outputs, activation, weights }) => {
    const matrix = new Float64Array(parameters.subarray(weights, weights + inputs * outputs));
    return product * activationSmoothness[activation].slope * spectralNormBound(matrix, inputs, outputs);
  }, 1);
}

function identity(size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, at) => Number(at % (size + 1) === 0));
}

/** diag(slopes) Wᵀ J. @param jacobian J; null for the identity. */
function chained(
  matrix: Float64Array,
  inputs: number,
  outputs: number,
  jacobian: Float64Array | null,
  slopes: Float64Array,
): Float64Array {
  if (jacobian === null) {
    const transposed = new Float64Array(outputs * inputs);
    for (let j = 0; j < outputs; j++) {
      for (let i = 0; i < inputs; i++) transposed[j * inputs + i] = slopes[j] * matrix[i * outputs + j];
    }
    return transposed;
  }
  const columns = jacobian.length / inputs;
  const product = new Float64Array(outputs * columns);
  for (let j = 0; j < outputs; j++) {
    for (let i = 0; i < inputs; i++) {
      const factor = slopes[j] * matrix[i * outputs + j];
      if (factor === 0) continue;
      for (let k = 0; k < columns; k++) product[j * columns + k] += factor * jacobian[i * columns + k];
    }
  }
  return product;
}
