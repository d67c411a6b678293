import { multiplyAdd, splatAt } from './vector';

/*
 * The product of rows with a matrix in panels: y = x W + b, and with the transposed matrix the gradient by the input.
 *
 * A matrix of K rows and N columns (N a multiple of 4) lies in panels of 8 columns, the last of 4 where N is not a
 * multiple of 8: each panel row by row without gaps, so that the inner loop reads it from front to back. Rows of x and
 * y are `stride` bytes apart. One k in each turn of an inner loop: V8 unrolls by itself, and spills registers where the
 * compiler has unrolled already.
 */

/** Bytes of x that are sent past all panels at once, so that they are still in the cache for the next panel. */
const blockBytes: usize = 20480;

/**
 * All panels: y[r, j] = bias[j] + Σ_k x[r, k] W[k, j].
 * @param rows a multiple of 8.
 * @param depth K, at least 1; W has `paddedDepth` rows in memory.
 * @param columns N, a multiple of 4.
 */
export function multiply(
  x: usize,
  xStride: usize,
  rows: i32,
  depth: i32,
  w: usize,
  paddedDepth: i32,
  columns: i32,
  bias: usize,
  y: usize,
  yStride: usize,
): void {
  const blockRows = max(8, <i32>(blockBytes / xStride) & ~7);
  for (let row = 0; row < rows; row += blockRows) {
    const block = min(blockRows, rows - row);
    multiplyBlock(x, xStride, block, depth, w, paddedDepth, columns, bias, y, yStride);
    x += <usize>block * xStride;
    y += <usize>block * yStride;
  }
}

function multiplyBlock(
  x: usize,
  xStride: usize,
  rows: i32,
  depth: i32,
  w: usize,
  paddedDepth: i32,
  columns: i32,
  bias: usize,
  y: usize,
  yStride: usize,
): void {
  const wide = columns & ~7;
  for (let column = 0; column < wide; column += 8) {
    const offset = <usize>column << 2;
    multiplyPanel8(x, xStride, rows, depth, w + offset * paddedDepth, bias + offset, y + offset, yStride);
  }
  if (wide < columns) {
    const offset = <usize>wide << 2;
    multiplyPanel4(x, xStride, rows, depth, w + offset * paddedDepth, bias + offset, y + offset, yStride);
  }
}

/** One panel of 8 columns, 4 rows at a time: 8 sums of 4 lanes stay in registers. */
function multiplyPanel8(
  x: usize,
  xStride: usize,
  rows: i32,
  depth: i32,
  w: usize,
  bias: usize,
  y: usize,
  yStride: usize,
): void {
  const end = w + (<usize>depth << 5);
  const bias0 = v128.load(bias);
  const bias1 = v128.load(bias, 16);
  for (let row = 0; row < rows; row += 4) {
    let s00 = bias0;
    let s01 = bias1;
    let s10 = bias0;
    let s11 = bias1;
    let s20 = bias0;
    let s21 = bias1;
    let s30 = bias0;
    let s31 = bias1;
    let x0 = x;
    let x1 = x0 + xStride;
    let x2 = x1 + xStride;
    let x3 = x2 + xStride;
    let wk = w;
    do {
      const w0 = v128.load(wk);
      const w1 = v128.load(wk, 16);
      const a0 = splatAt(x0);
      s00 = multiplyAdd(a0, w0, s00);
      s01 = multiplyAdd(a0, w1, s01);
      const a1 = splatAt(x1);
      s10 = multiplyAdd(a1, w0, s10);
      s11 = multiplyAdd(a1, w1, s11);
      const a2 = splatAt(x2);
      s20 = multiplyAdd(a2, w0, s20);
      s21 = multiplyAdd(a2, w1, s21);
      const a3 = splatAt(x3);
      s30 = multiplyAdd(a3, w0, s30);
      s31 = multiplyAdd(a3, w1, s31);
      x0 += 4;
      x1 += 4;
      x2 += 4;
      x3 += 4;
      wk += 32;
    } while (wk != end);
    v128.store(y, s00);
    v128.store(y, s01, 16);
    y += yStride;
    v128.store(y, s10);
    v128.store(y, s11, 16);
    y += yStride;
    v128.store(y, s20);
    v128.store(y, s21, 16);
    y += yStride;
    v128.store(y, s30);
    v128.store(y, s31, 16);
    y += yStride;
    x += xStride << 2;
  }
}

/** One panel of 4 columns, 8 rows at a time. */
function multiplyPanel4(
  x: usize,
  xStride: usize,
  rows: i32,
  depth: i32,
  w: usize,
  bias: usize,
  y: usize,
  yStride: usize,
): void {
  const end = w + (<usize>depth << 4);
  const bias0 = v128.load(bias);
  for (let row = 0; row < rows; row += 8) {
    let s0 = bias0;
    let s1 = bias0;
    let s2 = bias0;
    let s3 = bias0;
    let s4 = bias0;
    let s5 = bias0;
    let s6 = bias0;
    let s7 = bias0;
    let x0 = x;
    let x1 = x0 + xStride;
    let x2 = x1 + xStride;
    let x3 = x2 + xStride;
    let x4 = x3 + xStride;
    let x5 = x4 + xStride;
    let x6 = x5 + xStride;
    let x7 = x6 + xStride;
    let wk = w;
    do {
      const w0 = v128.load(wk);
      s0 = multiplyAdd(splatAt(x0), w0, s0);
      s1 = multiplyAdd(splatAt(x1), w0, s1);
      s2 = multiplyAdd(splatAt(x2), w0, s2);
      s3 = multiplyAdd(splatAt(x3), w0, s3);
      s4 = multiplyAdd(splatAt(x4), w0, s4);
      s5 = multiplyAdd(splatAt(x5), w0, s5);
      s6 = multiplyAdd(splatAt(x6), w0, s6);
      s7 = multiplyAdd(splatAt(x7), w0, s7);
      x0 += 4;
      x1 += 4;
      x2 += 4;
      x3 += 4;
      x4 += 4;
      x5 += 4;
      x6 += 4;
      x7 += 4;
      wk += 16;
    } while (wk != end);
    v128.store(y, s0);
    y += yStride;
    v128.store(y, s1);
    y += yStride;
    v128.store(y, s2);
    y += yStride;
    v128.store(y, s3);
    y += yStride;
    v128.store(y, s4);
    y += yStride;
    v128.store(y, s5);
    y += yStride;
    v128.store(y, s6);
    y += yStride;
    v128.store(y, s7);
    y += yStride;
    x += xStride << 3;
  }
}
