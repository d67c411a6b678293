#pragma once
#include "vector.h"

/*
 * The product of rows with a matrix in panels: y = x W + b, and with the transposed matrix the gradient by the input.
 *
 * A matrix of K rows and N columns lies in panels of 16 columns, the last filled up with zeros: each panel row by row without
 * gaps. Each y is one chain of multiply-adds over k, which starts at b: so no way to cut the work changes a bit.
 *
 * A tile of rows and panels stays in registers: as many sums as hide the latency of the multiply-add and leave registers for
 * the numbers of W. K is cut so that a block of W stays in the nearest cache while all rows pass it.
 */
#if defined(__AVX512F__)
#define tileRows 8
#define tilePanels 2
#elif defined(__AVX2__)
#define tileRows 6
#define tilePanels 1
#else
#define tileRows 6
#define tilePanels 1
#endif

/** Rows of W that are passed at once. */
#define blockDepth 256

/** @param bias where the sums start, in steps of `biasStride` numbers from row to row: 0 for the biases, else what y holds. */
INLINE void multiplyTile(const int rows, const int panels, const float *x, size_t xStride, int32_t depth, const float *w,
                         size_t panelSize, const float *start, size_t startStride, float *y, size_t yStride) {
  Floats s[8][2];
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
    for (int p = 0; p < panels; p++) s[r][p] = load(start + r * startStride + p * lanes);
#pragma clang loop unroll(disable)
  for (int32_t k = 0; k < depth; k++) {
    Floats wk[2];
#pragma clang loop unroll(full)
    for (int p = 0; p < panels; p++) wk[p] = load(w + p * panelSize + (size_t)k * lanes);
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      const Floats a = splat(x[r * xStride + k]);
#pragma clang loop unroll(full)
      for (int p = 0; p < panels; p++) s[r][p] = fma(a, wk[p], s[r][p]);
    }
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
    for (int p = 0; p < panels; p++) store(y + r * yStride + p * lanes, s[r][p]);
}

INLINE void multiplyPanels(const int panels, const float *x, size_t xStride, int32_t rows, int32_t depth, const float *w,
                           size_t panelSize, const float *start, size_t startStride, float *y, size_t yStride) {
  int32_t row = 0;
#define tile(count) \
  multiplyTile(count, panels, x + row * xStride, xStride, depth, w, panelSize, start + row * startStride, startStride, \
               y + row * yStride, yStride)
  for (; row + tileRows <= rows; row += tileRows) tile(tileRows);
  if (row + 4 <= rows) {
    tile(4);
    row += 4;
  }
  if (row < rows) tile(2);
#undef tile
}

/**
 * y[r, j] = bias[j] + Σ_k x[r, k] W[k, j].
 * @param rows a multiple of 8.
 * @param depth K, at least 1; W has `matrixDepth` rows.
 * @param columns N.
 */
static void multiply(const float *x, size_t xStride, int32_t rows, int32_t depth, const float *w, int32_t matrixDepth,
                     int32_t columns, const float *bias, float *y, size_t yStride) {
  const size_t panelSize = (size_t)matrixDepth * lanes;
  const int32_t panels = wholeVectors(columns) / lanes;
  for (int32_t k = 0; k < depth; k += blockDepth) {
    const int32_t block = smaller(blockDepth, depth - k);
    int32_t panel = 0;
    for (; panel + tilePanels <= panels; panel += tilePanels) {
      const size_t column = (size_t)panel * lanes;
      multiplyPanels(tilePanels, x + k, xStride, rows, block, w + panel * panelSize + (size_t)k * lanes, panelSize,
                     k == 0 ? bias + column : y + column, k == 0 ? 0 : yStride, y + column, yStride);
    }
    if (panel < panels) {
      const size_t column = (size_t)panel * lanes;
      multiplyPanels(1, x + k, xStride, rows, block, w + panel * panelSize + (size_t)k * lanes, panelSize,
                     k == 0 ? bias + column : y + column, k == 0 ? 0 : yStride, y + column, yStride);
    }
  }
}
