#pragma once
#include "vector.h"

/*
 * The product of rows with the transpose of a matrix of few rows, y = x Vᵀ + b: vectors run along x, as there is not enough to
 * fill them along y. V lies in panels of 16 columns.
 */

/** @param panels number of panels of V, and of vectors in a row of x. */
INLINE void narrowTile(const int outputs, const float *x, size_t xStride, int32_t panels, const float *v, int32_t matrixRows,
                       const float *bias, float *y, size_t yStride) {
  Floats s[4][4];
#pragma clang loop unroll(full)
  for (int r = 0; r < 4; r++)
#pragma clang loop unroll(full)
    for (int j = 0; j < outputs; j++) s[r][j] = splat(0);
#pragma clang loop unroll(disable)
  for (int32_t panel = 0; panel < panels; panel++) {
#pragma clang loop unroll(full)
    for (int r = 0; r < 4; r++) {
      const Floats xs = load(x + r * xStride + panel * lanes);
#pragma clang loop unroll(full)
      for (int j = 0; j < outputs; j++) s[r][j] = fma(xs, load(v + ((size_t)panel * matrixRows + j) * lanes), s[r][j]);
    }
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < 4; r++)
#pragma clang loop unroll(full)
    for (int j = 0; j < outputs; j++) y[r * yStride + j] = sumLanes(s[r][j]) + bias[j];
}

/**
 * y[r, j] = bias[j] + Σ_k x[r, k] V[j, k].
 * @param rows a multiple of 4.
 * @param depth K, a multiple of 16.
 * @param outputs number of j, at most 4; the rest of a row of y is left as it is.
 */
static void multiplyNarrow(const float *x, size_t xStride, int32_t rows, int32_t depth, const float *v, int32_t outputs,
                           const float *bias, float *y, size_t yStride) {
  const int32_t panels = depth / lanes;
  for (int32_t row = 0; row < rows; row += 4) {
    const float *from = x + row * xStride;
    float *to = y + row * yStride;
    switch (outputs) {
      case 1:
        narrowTile(1, from, xStride, panels, v, outputs, bias, to, yStride);
        break;
      case 2:
        narrowTile(2, from, xStride, panels, v, outputs, bias, to, yStride);
        break;
      case 3:
        narrowTile(3, from, xStride, panels, v, outputs, bias, to, yStride);
        break;
      default:
        narrowTile(4, from, xStride, panels, v, outputs, bias, to, yStride);
    }
  }
}
