import { ELU, GELU, LEAKY_RELU, LINEAR, RELU, SIGMOID, SIN, SOFTPLUS, TANH } from '../codes';

/**
 * dy = dy f′ on rows of `columns` numbers, a multiple of 4, and with them the gradient by the biases: db[j] = Σ_r dy[r, j],
 * added to what db holds once it is summed up, or in its place.
 * @param y f itself, or where f′ does not follow from it, what `activateRows` left as the slope; in the stride of dy.
 */
export function backThroughActivation(
  kind: i32,
  dy: usize,
  y: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  db: usize,
  add: bool,
): void {
  switch (kind) {
    case LINEAR:
      linearBack(dy, y, stride, rows, columns, db, add);
      break;
    case TANH:
      tanhBack(dy, y, stride, rows, columns, db, add);
      break;
    case RELU:
      reluBack(dy, y, stride, rows, columns, db, add);
      break;
    case LEAKY_RELU:
      leakyReluBack(dy, y, stride, rows, columns, db, add);
      break;
    case ELU:
      eluBack(dy, y, stride, rows, columns, db, add);
      break;
    case SIGMOID:
      sigmoidBack(dy, y, stride, rows, columns, db, add);
      break;
    case SOFTPLUS:
    case GELU:
    case SIN:
      storedBack(dy, y, stride, rows, columns, db, add);
      break;
  }
}

// A function for each, with loops of its own, as in activation.ts.
function linearBack(dy: usize, y: usize, stride: usize, rows: i32, columns: i32, db: usize, add: bool): void {
  backAll(LINEAR, dy, y, stride, rows, columns, db, add);
}
function tanhBack(dy: usize, y: usize, stride: usize, rows: i32, columns: i32, db: usize, add: bool): void {
  backAll(TANH, dy, y, stride, rows, columns, db, add);
}
function reluBack(dy: usize, y: usize, stride: usize, rows: i32, columns: i32, db: usize, add: bool): void {
  backAll(RELU, dy, y, stride, rows, columns, db, add);
}
function leakyReluBack(dy: usize, y: usize, stride: usize, rows: i32, columns: i32, db: usize, add: bool): void {
  backAll(LEAKY_RELU, dy, y, stride, rows, columns, db, add);
}
function eluBack(dy: usize, y: usize, stride: usize, rows: i32, columns: i32, db: usize, add: bool): void {
  backAll(ELU, dy, y, stride, rows, columns, db, add);
}
function sigmoidBack(dy: usize, y: usize, stride: usize, rows: i32, columns: i32, db: usize, add: bool): void {
  backAll(SIGMOID, dy, y, stride, rows, columns, db, add);
}
function storedBack(dy: usize, y: usize, stride: usize, rows: i32, columns: i32, db: usize, add: bool): void {
  backAll(SIN, dy, y, stride, rows, columns, db, add);
}

// @ts-ignore: decorator
@inline
function backAll(kind: i32, dy: usize, y: usize, stride: usize, rows: i32, columns: i32, db: usize, add: bool): void {
  const bytes = <usize>rows * stride;
  let column = 0;
  for (; column + 16 <= columns; column += 16) {
    let sum0 = f32x4.splat(0);
    let sum1 = f32x4.splat(0);
    let sum2 = f32x4.splat(0);
    let sum3 = f32x4.splat(0);
    for (let offset: usize = 0; offset < bytes; offset += stride) {
      sum0 = f32x4.add(sum0, backVector(kind, dy + offset, y + offset));
      sum1 = f32x4.add(sum1, backVector(kind, dy + offset + 16, y + offset + 16));
      sum2 = f32x4.add(sum2, backVector(kind, dy + offset + 32, y + offset + 32));
      sum3 = f32x4.add(sum3, backVector(kind, dy + offset + 48, y + offset + 48));
    }
    v128.store(db, add ? f32x4.add(sum0, v128.load(db)) : sum0);
    v128.store(db, add ? f32x4.add(sum1, v128.load(db, 16)) : sum1, 16);
    v128.store(db, add ? f32x4.add(sum2, v128.load(db, 32)) : sum2, 32);
    v128.store(db, add ? f32x4.add(sum3, v128.load(db, 48)) : sum3, 48);
    dy += 64;
    y += 64;
    db += 64;
  }
  for (; column < columns; column += 4) {
    let sum = f32x4.splat(0);
    for (let offset: usize = 0; offset < bytes; offset += stride) {
      sum = f32x4.add(sum, backVector(kind, dy + offset, y + offset));
    }
    v128.store(db, add ? f32x4.add(sum, v128.load(db)) : sum);
    dy += 16;
    y += 16;
    db += 16;
  }
}

// @ts-ignore: decorator
@inline
function backVector(kind: i32, dy: usize, y: usize): v128 {
  const d = v128.load(dy);
  if (kind == LINEAR) return d;
  const product = timesSlope(kind, d, v128.load(y));
  v128.store(dy, product);
  return product;
}

// @ts-ignore: decorator
@inline
function timesSlope(kind: i32, d: v128, y: v128): v128 {
  const zero = f32x4.splat(0);
  if (kind == TANH) return f32x4.sub(d, f32x4.mul(d, f32x4.mul(y, y)));
  if (kind == RELU) return v128.and(d, f32x4.gt(y, zero));
  if (kind == LEAKY_RELU) return v128.bitselect(d, f32x4.mul(d, f32x4.splat(0.2)), f32x4.gt(y, zero));
  if (kind == ELU) return v128.bitselect(d, f32x4.mul(d, f32x4.add(y, f32x4.splat(1))), f32x4.gt(y, zero));
  if (kind == SIGMOID) return f32x4.mul(d, f32x4.sub(y, f32x4.mul(y, y)));
  return f32x4.mul(d, y);
}
