import { Program } from './program';
import { sumLanes } from './vector';

/** Copies the points of the given rows, each of `padded` numbers (a multiple of 4), to rows `stride` bytes apart. */
export function gather(points: usize, padded: i32, order: usize, rows: i32, x: usize, stride: usize): void {
  const width = <usize>padded << 2;
  for (let row = 0; row < rows; row++) {
    const point = points + <usize>load<u32>(order + (<usize>row << 2)) * width;
    for (let offset: usize = 0; offset < width; offset += 16) v128.store(x + offset, v128.load(point + offset));
    x += stride;
  }
}

/** x = target + noise on rows of `padded` numbers (a multiple of 4), those of x and of the target `stride` bytes apart. */
export function addNoise(target: usize, noise: usize, rows: i32, padded: i32, x: usize, stride: usize): void {
  const width = <usize>padded << 2;
  for (let row = 0; row < rows; row++) {
    for (let offset: usize = 0; offset < width; offset += 16) {
      v128.store(x + offset, f32x4.add(v128.load(target + offset), v128.load(noise + offset)));
    }
    target += stride;
    noise += width;
    x += stride;
  }
}

/** Adds the given number of bytes of numbers, a multiple of 16, to others. */
export function addRows(from: usize, to: usize, bytes: usize): void {
  for (let offset: usize = 0; offset < bytes; offset += 16) {
    v128.store(to + offset, f32x4.add(v128.load(to + offset), v128.load(from + offset)));
  }
}

/**
 * Σ (y − x)² over rows of `padded` numbers, and its gradient by y times `scale`/2 at dy, which has the stride of y.
 * The padding of y and x is 0.
 */
export function squaredError(
  y: usize,
  yStride: usize,
  x: usize,
  xStride: usize,
  rows: i32,
  padded: i32,
  dy: usize,
  scale: f32,
): f64 {
  const factor = f32x4.splat(scale);
  const width = <usize>padded << 2;
  let sum: f64 = 0;
  for (let row = 0; row < rows; row++) {
    let rowSum = f32x4.splat(0);
    for (let offset: usize = 0; offset < width; offset += 16) {
      const difference = f32x4.sub(v128.load(y + offset), v128.load(x + offset));
      rowSum = f32x4.add(rowSum, f32x4.mul(difference, difference));
      v128.store(dy + offset, f32x4.mul(difference, factor));
    }
    sum += sumLanes(rowSum);
    y += yStride;
    x += xStride;
    dy += yStride;
  }
  return sum;
}

/** Keeps the mean squared error of a step, from the sum of squared errors of its mini-batch. */
export function storeLoss(program: Program, step: i32, error: f64): void {
  const loss = error / (<f64>program.batchSize * <f64>program.ambient);
  store<f32>(program.losses + (<usize>step << 2), <f32>loss);
}

/** Adds the numbers of `count` arrays, `stride` bytes apart, into the first; `bytes` is a multiple of 64. */
export function addArrays(first: usize, stride: usize, count: i32, bytes: usize): void {
  const end = first + bytes;
  while (first < end) {
    let sum0 = v128.load(first);
    let sum1 = v128.load(first, 16);
    let sum2 = v128.load(first, 32);
    let sum3 = v128.load(first, 48);
    let array = first;
    for (let index = 1; index < count; index++) {
      array += stride;
      sum0 = f32x4.add(sum0, v128.load(array));
      sum1 = f32x4.add(sum1, v128.load(array, 16));
      sum2 = f32x4.add(sum2, v128.load(array, 32));
      sum3 = f32x4.add(sum3, v128.load(array, 48));
    }
    v128.store(first, sum0);
    v128.store(first, sum1, 16);
    v128.store(first, sum2, 32);
    v128.store(first, sum3, 48);
    first += 64;
  }
}
