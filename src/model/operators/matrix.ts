import { ModelError } from '../model-error.js';
import { real, shapeText, sizeOf, type Numbers, type Tensor } from '../tensor.js';
import { combine } from './binary.js';
import { broadcastShape, broadcastStrides, eachPlace } from './broadcast.js';
import type { Call, Operator } from './call.js';

/** Adds rows × inner times inner × columns to a result that starts at 0; sums in double precision. */
export function addProduct(
  result: Numbers,
  resultStart: number,
  a: Numbers,
  aStart: number,
  b: Numbers,
  bStart: number,
  [rows, inner, columns]: readonly [rows: number, inner: number, columns: number],
): void {
  const sums = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    for (let k = 0; k < inner; k++) {
      const factor = a[aStart + row * inner + k];
      if (factor === 0) continue;
      const line = bStart + k * columns;
      for (let column = 0; column < columns; column++) sums[column] += factor * b[line + column];
    }
    result.set(sums, resultStart + row * columns);
  }
}

/** A matrix with rows and columns exchanged. */
export function transposedMatrix({ shape: [rows, columns], values, kind }: Tensor): Tensor {
  const result = values.slice();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) result[column * rows + row] = values[row * columns + column];
  }
  return { kind, shape: [columns, rows], values: result };
}

function matrixProduct(call: Call, a: Tensor, b: Tensor): Tensor {
  const left = a.shape.length === 1 ? [1, ...a.shape] : a.shape;
  const right = b.shape.length === 1 ? [...b.shape, 1] : b.shape;
  const [rows, inner] = left.slice(-2);
  const [other, columns] = right.slice(-2);
  if (left.length < 2 || right.length < 2 || inner !== other)
    throw new ModelError(`expected matrices that fit, got ${shapeText(a.shape)} times ${shapeText(b.shape)}`);
  const [leftStack, rightStack] = [left.slice(0, -2), right.slice(0, -2)];
  const stack = broadcastShape(leftStack, rightStack);
  const whole = [...stack, rows, columns];
  const values = call.create(whole);
  if (sizeOf(rightStack) === 1) {
    // One matrix for all rows of the left.
    addProduct(values, 0, a.values, 0, b.values, 0, [sizeOf(stack) * rows, inner, columns]);
  } else {
    const strides = [broadcastStrides(leftStack, stack), broadcastStrides(rightStack, stack)];
    eachPlace(stack, strides, (k, [i, j]) => {
      addProduct(values, k * rows * columns, a.values, i * rows * inner, b.values, j * inner * columns, [
        rows,
        inner,
        columns,
      ]);
    });
  }
  const shape = [...stack, ...(a.shape.length === 1 ? [] : [rows]), ...(b.shape.length === 1 ? [] : [columns])];
  return real(shape, values);
}

export const matrixOperators: Readonly<Record<string, Operator>> = {
  MatMul: (call) => [matrixProduct(call, call.input(0), call.input(1))],
  Gemm: (call) => {
    const [alpha, beta] = [call.number('alpha', 1), call.number('beta', 1)];
    const [a, b] = [0, 1].map((index) => {
      const matrix = call.input(index);
      if (matrix.shape.length !== 2)
        throw new ModelError(`expected a matrix, got the shape ${shapeText(matrix.shape)}`);
      return call.number(index === 0 ? 'transA' : 'transB', 0) === 0 ? matrix : transposedMatrix(matrix);
    });
    const product = matrixProduct(call, a, b);
    const scaled = alpha === 1 ? product : { ...product, values: product.values.map((value) => alpha * value) };
    const c = call.optional(2);
    if (c === null) return [scaled];
    const sum = combine(call, scaled, c, beta === 1 ? (x, y) => x + y : (x, y) => x + beta * y);
    return [sum];
  },
};
