import { ModelError } from './model-error.js';

/** Numbers in the precision of an evaluation. */
export type Numbers = Float32Array | Float64Array;

/** How precisely real numbers are kept between two operators. */
export type Precision = 'float32' | 'float64';

/** An array of numbers, row-major. Integers and truth values (0 and 1) are kept as numbers too. */
export interface Tensor {
  readonly kind: 'real' | 'integer' | 'truth';
  readonly shape: readonly number[];
  readonly values: Numbers;
}

/** Most numbers of one tensor: a damaged file may ask for any. */
const mostNumbers = 2 ** 27;

/** Number of values in a shape; 1 for a single number. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** A shape in words, such as `[5, 1, 28, 28]`. */
export const shapeText = (shape: readonly (number | string | null)[]): string =>
  `[${shape.map((size) => size ?? '?').join(', ')}]`;

/** @throws ModelError if it is not a shape, or has too many numbers. */
export function requireSize(shape: readonly number[]): number {
  const size = sizeOf(shape);
  if (shape.every((one) => Number.isInteger(one) && one >= 0) && size <= mostNumbers) return size;
  throw new ModelError(
    `expected a tensor of at most ${mostNumbers.toLocaleString('en')} numbers, got the shape ${shapeText(shape)}`,
  );
}

/** An array for a number of real numbers. */
export function createNumbers(precision: Precision, count: number): Numbers {
  return precision === 'float32' ? new Float32Array(count) : new Float64Array(count);
}

export function real(shape: readonly number[], values: Numbers): Tensor {
  return { kind: 'real', shape, values };
}

export function integers(values: readonly number[], shape: readonly number[] = [values.length]): Tensor {
  return { kind: 'integer', shape, values: Float64Array.from(values) };
}

/** The same numbers in another shape of the same size. */
export function reshaped(tensor: Tensor, shape: readonly number[]): Tensor {
  return { ...tensor, shape };
}

/** The tensor with its real numbers rounded to a precision. */
export function inPrecision(tensor: Tensor, precision: Precision): Tensor {
  if (tensor.kind !== 'real') return tensor;
  const isThere =
    precision === 'float32' ? tensor.values instanceof Float32Array : tensor.values instanceof Float64Array;
  if (isThere) return tensor;
  return {
    ...tensor,
    values: precision === 'float32' ? new Float32Array(tensor.values) : new Float64Array(tensor.values),
  };
}

/** The place of an axis, which may be counted from the end. @throws ModelError where there is no such axis. */
export function axisAt(axis: number, rank: number): number {
  const place = axis < 0 ? axis + rank : axis;
  if (Number.isInteger(place) && place >= 0 && place < rank) return place;
  throw new ModelError(`expected an axis of a tensor of ${rank} axes, got ${axis}`);
}

/** Distances in the flat array between neighbours along each axis. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis];
  }
  return strides;
}
