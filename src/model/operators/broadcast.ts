import { ModelError } from '../model-error.js';
import { shapeText, stridesOf, type Tensor } from '../tensor.js';

/**
 * The shape that two tensors are spread to: sizes are compared from the last axis on, and a size of 1 is repeated.
 * @throws ModelError where they do not fit.
 */
export function broadcastShape(a: readonly number[], b: readonly number[]): readonly number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, k) => {
    const [one, other] = [a[k - rank + a.length] ?? 1, b[k - rank + b.length] ?? 1];
    if (one !== other && one !== 1 && other !== 1)
      throw new ModelError(`expected shapes that fit, got ${shapeText(a)} and ${shapeText(b)}`);
    return one === 1 ? other : one;
  });
}

/** Strides of a tensor that is spread to a shape: 0 along the axes in which it is repeated. */
export function broadcastStrides(from: readonly number[], to: readonly number[]): number[] {
  const strides = stridesOf(from);
  return to.map((_, k) => {
    const axis = k - to.length + from.length;
    return axis < 0 || from[axis] === 1 ? 0 : strides[axis];
  });
}

/**
 * Calls back for each place of a shape, in order, with places in flat arrays of several tensors.
 * @param strides of each tensor, one number an axis.
 */
export function eachPlace(
  shape: readonly number[],
  strides: readonly (readonly number[])[],
  visit: (index: number, places: readonly number[]) => void,
): void {
  const count = shape.reduce((product, size) => product * size, 1);
  const places = strides.map(() => 0);
  const counter = shape.map(() => 0);
  for (let index = 0; index < count; index++) {
    visit(index, places);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      counter[axis]++;
      for (let k = 0; k < places.length; k++) places[k] += strides[k][axis];
      if (counter[axis] < shape[axis]) break;
      for (let k = 0; k < places.length; k++) places[k] -= strides[k][axis] * shape[axis];
      counter[axis] = 0;
    }
  }
}

/** How a tensor of a shape repeats inside a larger one: a whole block over and over, each number in a row, or otherwise. */
export function repeatOf({ shape, values }: Tensor, to: readonly number[]): { readonly every: number } | null {
  // A single number, or the last axes in full: place k of the result has place k modulo the size.
  const padded = [...new Array<number>(to.length - shape.length).fill(1), ...shape];
  const first = padded.findIndex((size) => size !== 1);
  if (first < 0) return { every: 1 };
  return padded.every((size, k) => k < first || size === to[k]) ? { every: values.length } : null;
}
