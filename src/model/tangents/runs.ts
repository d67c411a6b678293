import { real, sizeOf, type Tensor } from '../tensor.js';

/** Changes a derivative in place, at the numbers of one run. */
type Change = (x: Float64Array, dx: Float64Array) => void;

/** Changes the derivatives along each run of one axis, or of all axes from one on. */
export function alongRuns(x: Tensor, tangent: Tensor, axis: number, toEnd: boolean, change: Change): Tensor {
  const { shape } = x;
  const length = toEnd ? sizeOf(shape.slice(axis)) : shape[axis];
  const inner = toEnd ? 1 : sizeOf(shape.slice(axis + 1));
  const result = new Float64Array(x.values.length);
  const [run, dx] = [new Float64Array(length), new Float64Array(length)];
  for (let outer = 0; outer < sizeOf(shape.slice(0, axis)); outer++) {
    for (let column = 0; column < inner; column++) {
      const start = outer * length * inner + column;
      for (let k = 0; k < length; k++) {
        run[k] = x.values[start + k * inner];
        dx[k] = tangent.values[start + k * inner];
      }
      change(run, dx);
      for (let k = 0; k < length; k++) result[start + k * inner] = dx[k];
    }
  }
  return real(shape, result);
}

/** The same in each row by groups of channels. */
export function groupsOf(x: Tensor, tangent: Tensor, groups: number, change: Change): Tensor {
  const [rows] = x.shape;
  const shape = [rows, groups, x.values.length / (rows * groups)];
  return { ...alongRuns({ ...x, shape }, { ...tangent, shape }, 2, false, change), shape: x.shape };
}

function softmaxOf(x: Float64Array): Float64Array {
  const greatest = x.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = x.map((value) => Math.exp(value - greatest));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, k) => sum + value * b[k], 0);

export function softmaxTangent(x: Float64Array, dx: Float64Array): void {
  const y = softmaxOf(x);
  const mean = dot(y, dx);
  for (let k = 0; k < dx.length; k++) dx[k] = y[k] * (dx[k] - mean);
}

export function logSoftmaxTangent(x: Float64Array, dx: Float64Array): void {
  const mean = dot(softmaxOf(x), dx);
  for (let k = 0; k < dx.length; k++) dx[k] -= mean;
}

/** Of (x − mean) / √(variance + ε). */
export function standardizedTangent(x: Float64Array, dx: Float64Array, epsilon: number): void {
  const count = x.length;
  const mean = x.reduce((sum, value) => sum + value, 0) / count;
  const centred = x.map((value) => value - mean);
  const deviation = Math.sqrt(dot(centred, centred) / count + epsilon);
  const meanChange = dx.reduce((sum, value) => sum + value, 0) / count;
  const stretch = dot(centred, dx) / count / deviation ** 2;
  for (let k = 0; k < count; k++) dx[k] = (dx[k] - meanChange - centred[k] * stretch) / deviation;
}

/** Of x / √(mean of squares + ε). */
export function rmsTangent(x: Float64Array, dx: Float64Array, epsilon: number): void {
  const square = dot(x, x) / x.length + epsilon;
  const stretch = dot(x, dx) / x.length / square;
  const factor = 1 / Math.sqrt(square);
  for (let k = 0; k < dx.length; k++) dx[k] = (dx[k] - x[k] * stretch) * factor;
}

/** Of x / ‖x‖, by the sum of absolute values or the Euclidean length; where that is 0, x itself. */
export function unitTangent(x: Float64Array, dx: Float64Array, isAbsolute: boolean): void {
  const length = isAbsolute ? x.reduce((sum, value) => sum + Math.abs(value), 0) : Math.hypot(...x);
  if (length === 0) return;
  const change = isAbsolute ? dx.reduce((sum, value, k) => sum + Math.sign(x[k]) * value, 0) : dot(x, dx) / length;
  for (let k = 0; k < dx.length; k++) dx[k] = (dx[k] - (x[k] * change) / length) / length;
}
