import { multiplyAdd, splatAt } from './vector';

/*
 * The gradient by the weights of a layer y = x W + b: dW = xᵀ dy, in the layout of W (see product.ts).
 */

/**
 * dW[i, j] = Σ_r x[r, i] dy[r, j], added to what dW holds once it is summed up, or in its place.
 * @param rows at least 1.
 * @param paddedInputs number of rows of dW in memory, a multiple of 4.
 * @param columns a multiple of 4.
 */
export function weightGradient(
  x: usize,
  xStride: usize,
  dy: usize,
  dyStride: usize,
  rows: i32,
  paddedInputs: i32,
  columns: i32,
  dw: usize,
  add: bool,
): void {
  const wide = columns & ~7;
  for (let column = 0; column < wide; column += 8) {
    const offset = <usize>column << 2;
    weightGradientPanel8(x, xStride, dy + offset, dyStride, rows, paddedInputs, dw + offset * paddedInputs, add);
  }
  if (wide < columns) {
    const offset = <usize>wide << 2;
    weightGradientPanel4(x, xStride, dy + offset, dyStride, rows, paddedInputs, dw + offset * paddedInputs, add);
  }
}

/** One panel of 8 columns, 4 rows of dW at a time. */
function weightGradientPanel8(
  x: usize,
  xStride: usize,
  dy: usize,
  dyStride: usize,
  rows: i32,
  inputs: i32,
  dw: usize,
  add: bool,
): void {
  const end = dy + <usize>rows * dyStride;
  for (let input = 0; input < inputs; input += 4) {
    let s00 = f32x4.splat(0);
    let s01 = s00;
    let s10 = s00;
    let s11 = s00;
    let s20 = s00;
    let s21 = s00;
    let s30 = s00;
    let s31 = s00;
    let x0 = x;
    let x1 = x + 4;
    let x2 = x + 8;
    let x3 = x + 12;
    let d = dy;
    do {
      const d0 = v128.load(d);
      const d1 = v128.load(d, 16);
      const a0 = splatAt(x0);
      s00 = multiplyAdd(a0, d0, s00);
      s01 = multiplyAdd(a0, d1, s01);
      const a1 = splatAt(x1);
      s10 = multiplyAdd(a1, d0, s10);
      s11 = multiplyAdd(a1, d1, s11);
      const a2 = splatAt(x2);
      s20 = multiplyAdd(a2, d0, s20);
      s21 = multiplyAdd(a2, d1, s21);
      const a3 = splatAt(x3);
      s30 = multiplyAdd(a3, d0, s30);
      s31 = multiplyAdd(a3, d1, s31);
      x0 += xStride;
      x1 += xStride;
      x2 += xStride;
      x3 += xStride;
      d += dyStride;
    } while (d != end);
    if (add) {
      s00 = f32x4.add(s00, v128.load(dw));
      s01 = f32x4.add(s01, v128.load(dw, 16));
      s10 = f32x4.add(s10, v128.load(dw, 32));
      s11 = f32x4.add(s11, v128.load(dw, 48));
      s20 = f32x4.add(s20, v128.load(dw, 64));
      s21 = f32x4.add(s21, v128.load(dw, 80));
      s30 = f32x4.add(s30, v128.load(dw, 96));
      s31 = f32x4.add(s31, v128.load(dw, 112));
    }
    v128.store(dw, s00);
    v128.store(dw, s01, 16);
    v128.store(dw, s10, 32);
    v128.store(dw, s11, 48);
    v128.store(dw, s20, 64);
    v128.store(dw, s21, 80);
    v128.store(dw, s30, 96);
    v128.store(dw, s31, 112);
    dw += 128;
    x += 16;
  }
}

/** One panel of 4 columns, 4 rows of dW at a time. */
function weightGradientPanel4(
  x: usize,
  xStride: usize,
  dy: usize,
  dyStride: usize,
  rows: i32,
  inputs: i32,
  dw: usize,
  add: bool,
): void {
  const end = dy + <usize>rows * dyStride;
  for (let input = 0; input < inputs; input += 4) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let x0 = x;
    let x1 = x + 4;
    let x2 = x + 8;
    let x3 = x + 12;
    let d = dy;
    do {
      const d0 = v128.load(d);
      s0 = multiplyAdd(splatAt(x0), d0, s0);
      s1 = multiplyAdd(splatAt(x1), d0, s1);
      s2 = multiplyAdd(splatAt(x2), d0, s2);
      s3 = multiplyAdd(splatAt(x3), d0, s3);
      x0 += xStride;
      x1 += xStride;
      x2 += xStride;
      x3 += xStride;
      d += dyStride;
    } while (d != end);
    if (add) {
      s0 = f32x4.add(s0, v128.load(dw));
      s1 = f32x4.add(s1, v128.load(dw, 16));
      s2 = f32x4.add(s2, v128.load(dw, 32));
      s3 = f32x4.add(s3, v128.load(dw, 48));
    }
    v128.store(dw, s0);
    v128.store(dw, s1, 16);
    v128.store(dw, s2, 32);
    v128.store(dw, s3, 48);
    dw += 64;
    x += 16;
  }
}
