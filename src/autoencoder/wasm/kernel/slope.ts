import { ELU, GELU, LEAKY_RELU, RELU, SIGMOID, SIN, SOFTPLUS, TANH } from '../codes';

/**
 * dy = dy f′ on rows of `columns` numbers, a multiple of 4.
 * @param y f itself, or where f′ does not follow from it, what `activateRows` left as the slope.
 */
export function multiplyBySlope(
  kind: i32,
  dy: usize,
  dyStride: usize,
  y: usize,
  yStride: usize,
  rows: i32,
  columns: i32,
): void {
  if (dyStride == yStride && dyStride == <usize>columns << 2) {
    columns *= rows;
    rows = 1;
  }
  switch (kind) {
    case TANH:
      tanhSlope(dy, dyStride, y, yStride, rows, columns);
      break;
    case RELU:
      reluSlope(dy, dyStride, y, yStride, rows, columns);
      break;
    case LEAKY_RELU:
      leakyReluSlope(dy, dyStride, y, yStride, rows, columns);
      break;
    case ELU:
      eluSlope(dy, dyStride, y, yStride, rows, columns);
      break;
    case SIGMOID:
      sigmoidSlope(dy, dyStride, y, yStride, rows, columns);
      break;
    case SOFTPLUS:
    case GELU:
    case SIN:
      storedSlope(dy, dyStride, y, yStride, rows, columns);
      break;
  }
}

function tanhSlope(dy: usize, dyStride: usize, y: usize, yStride: usize, rows: i32, columns: i32): void {
  multiplyAll(TANH, dy, dyStride, y, yStride, rows, columns);
}
function reluSlope(dy: usize, dyStride: usize, y: usize, yStride: usize, rows: i32, columns: i32): void {
  multiplyAll(RELU, dy, dyStride, y, yStride, rows, columns);
}
function leakyReluSlope(dy: usize, dyStride: usize, y: usize, yStride: usize, rows: i32, columns: i32): void {
  multiplyAll(LEAKY_RELU, dy, dyStride, y, yStride, rows, columns);
}
function eluSlope(dy: usize, dyStride: usize, y: usize, yStride: usize, rows: i32, columns: i32): void {
  multiplyAll(ELU, dy, dyStride, y, yStride, rows, columns);
}
function sigmoidSlope(dy: usize, dyStride: usize, y: usize, yStride: usize, rows: i32, columns: i32): void {
  multiplyAll(SIGMOID, dy, dyStride, y, yStride, rows, columns);
}
function storedSlope(dy: usize, dyStride: usize, y: usize, yStride: usize, rows: i32, columns: i32): void {
  multiplyAll(SIN, dy, dyStride, y, yStride, rows, columns);
}

// @ts-ignore: decorator
@inline
function multiplyAll(
  kind: i32,
  dy: usize,
  dyStride: usize,
  y: usize,
  yStride: usize,
  rows: i32,
  columns: i32,
): void {
  const width = <usize>columns << 2;
  for (let row = 0; row < rows; row++) {
    for (let offset: usize = 0; offset < width; offset += 16) {
      const d = v128.load(dy + offset);
      v128.store(dy + offset, timesSlope(kind, d, v128.load(y + offset)));
    }
    dy += dyStride;
    y += yStride;
  }
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
