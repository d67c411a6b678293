import { multiplyAdd } from './vector';

/*
 * The product of rows with the transpose of a matrix of few rows, y = x Vᵀ + b, for layers with at most 4 outputs: vectors
 * run along x, as there is not enough to fill them along y. V lies in panels of 8 columns (see product.ts) and 4 rows.
 */

/** Bytes of a panel of V. */
const panelBytes: usize = 4 * 8 * 4;

/**
 * y[r, j] = bias[j] + Σ_k x[r, k] V[j, k].
 * @param rows a multiple of 4.
 * @param depth K, a multiple of 8.
 * @param outputs number of j, at most 4; the rest of a row of y is left as it is.
 */
export function multiplyNarrow(
  x: usize,
  xStride: usize,
  rows: i32,
  depth: i32,
  v: usize,
  outputs: i32,
  bias: usize,
  y: usize,
  yStride: usize,
): void {
  let output = 0;
  for (; output + 2 <= outputs; output += 2) {
    const offset = <usize>output << 2;
    multiplyTwo(x, xStride, rows, depth, v + (offset << 3), bias + offset, y + offset, yStride);
  }
  if (output < outputs) {
    const offset = <usize>output << 2;
    multiplyOne(x, xStride, rows, depth, v + (offset << 3), bias + offset, y + offset, yStride);
  }
}

/** Two outputs, 4 rows at a time. */
function multiplyTwo(
  x: usize,
  xStride: usize,
  rows: i32,
  depth: i32,
  v: usize,
  bias: usize,
  y: usize,
  yStride: usize,
): void {
  const end = v + <usize>(depth >> 3) * panelBytes;
  const bias0 = v128.load32_splat(bias);
  const bias1 = v128.load32_splat(bias, 4);
  for (let row = 0; row < rows; row += 4) {
    let s00 = f32x4.splat(0);
    let s01 = s00;
    let s10 = s00;
    let s11 = s00;
    let s20 = s00;
    let s21 = s00;
    let s30 = s00;
    let s31 = s00;
    let x0 = x;
    let x1 = x0 + xStride;
    let x2 = x1 + xStride;
    let x3 = x2 + xStride;
    x = x3 + xStride;
    let panel = v;
    do {
      const low0 = v128.load(panel);
      const low1 = v128.load(panel, 32);
      const low00 = v128.load(x0);
      s00 = multiplyAdd(low00, low0, s00);
      s01 = multiplyAdd(low00, low1, s01);
      const low10 = v128.load(x1);
      s10 = multiplyAdd(low10, low0, s10);
      s11 = multiplyAdd(low10, low1, s11);
      const low20 = v128.load(x2);
      s20 = multiplyAdd(low20, low0, s20);
      s21 = multiplyAdd(low20, low1, s21);
      const low30 = v128.load(x3);
      s30 = multiplyAdd(low30, low0, s30);
      s31 = multiplyAdd(low30, low1, s31);
      const high0 = v128.load(panel, 16);
      const high1 = v128.load(panel, 48);
      const high00 = v128.load(x0, 16);
      s00 = multiplyAdd(high00, high0, s00);
      s01 = multiplyAdd(high00, high1, s01);
      const high10 = v128.load(x1, 16);
      s10 = multiplyAdd(high10, high0, s10);
      s11 = multiplyAdd(high10, high1, s11);
      const high20 = v128.load(x2, 16);
      s20 = multiplyAdd(high20, high0, s20);
      s21 = multiplyAdd(high20, high1, s21);
      const high30 = v128.load(x3, 16);
      s30 = multiplyAdd(high30, high0, s30);
      s31 = multiplyAdd(high30, high1, s31);
      x0 += 32;
      x1 += 32;
      x2 += 32;
      x3 += 32;
      panel += panelBytes;
    } while (panel != end);
    storeColumn(y, yStride, f32x4.add(sumsOf(s00, s10, s20, s30), bias0));
    storeColumn(y + 4, yStride, f32x4.add(sumsOf(s01, s11, s21, s31), bias1));
    y += yStride << 2;
  }
}

/** One output, 4 rows at a time. */
function multiplyOne(
  x: usize,
  xStride: usize,
  rows: i32,
  depth: i32,
  v: usize,
  bias: usize,
  y: usize,
  yStride: usize,
): void {
  const end = v + <usize>(depth >> 3) * panelBytes;
  const bias0 = v128.load32_splat(bias);
  for (let row = 0; row < rows; row += 4) {
    let low0 = f32x4.splat(0);
    let low1 = low0;
    let low2 = low0;
    let low3 = low0;
    let high0 = low0;
    let high1 = low0;
    let high2 = low0;
    let high3 = low0;
    let x0 = x;
    let x1 = x0 + xStride;
    let x2 = x1 + xStride;
    let x3 = x2 + xStride;
    x = x3 + xStride;
    let panel = v;
    do {
      const low = v128.load(panel);
      low0 = multiplyAdd(v128.load(x0), low, low0);
      low1 = multiplyAdd(v128.load(x1), low, low1);
      low2 = multiplyAdd(v128.load(x2), low, low2);
      low3 = multiplyAdd(v128.load(x3), low, low3);
      const high = v128.load(panel, 16);
      high0 = multiplyAdd(v128.load(x0, 16), high, high0);
      high1 = multiplyAdd(v128.load(x1, 16), high, high1);
      high2 = multiplyAdd(v128.load(x2, 16), high, high2);
      high3 = multiplyAdd(v128.load(x3, 16), high, high3);
      x0 += 32;
      x1 += 32;
      x2 += 32;
      x3 += 32;
      panel += panelBytes;
    } while (panel != end);
    const s0 = f32x4.add(low0, high0);
    const s1 = f32x4.add(low1, high1);
    const s2 = f32x4.add(low2, high2);
    const s3 = f32x4.add(low3, high3);
    storeColumn(y, yStride, f32x4.add(sumsOf(s0, s1, s2, s3), bias0));
    y += yStride << 2;
  }
}

/** The sums of the lanes of four vectors. */
// @ts-ignore: decorator
@inline
function sumsOf(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 1, 4, 5), v128.shuffle<f32>(a, b, 2, 3, 6, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 1, 4, 5), v128.shuffle<f32>(c, d, 2, 3, 6, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 2, 4, 6), v128.shuffle<f32>(ab, cd, 1, 3, 5, 7));
}

/** Stores the lanes one below the other. */
// @ts-ignore: decorator
@inline
function storeColumn(y: usize, stride: usize, lanes: v128): void {
  v128.store_lane<f32>(y, lanes, 0);
  v128.store_lane<f32>(y + stride, lanes, 1);
  v128.store_lane<f32>(y + 2 * stride, lanes, 2);
  v128.store_lane<f32>(y + 3 * stride, lanes, 3);
}
