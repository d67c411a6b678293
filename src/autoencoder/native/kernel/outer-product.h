#pragma once
#include "product.h"

/*
 * The gradient by the weights of a layer y = x W + b: dW = xᵀ dy, in the panels of W, and db, the sum of dy. Each number is one
 * chain over the rows of the mini-batch.
 */

INLINE void outerTile(const int inputs, const int panels, const float *x, size_t xStride, const float *dy, size_t dyStride,
                      int32_t rows, float *dw, size_t panelSize, int add) {
  Floats s[8][2];
#pragma clang loop unroll(full)
  for (int i = 0; i < inputs; i++)
#pragma clang loop unroll(full)
    for (int p = 0; p < panels; p++) s[i][p] = add ? load(dw + p * panelSize + i * lanes) : splat(0);
#pragma clang loop unroll(disable)
  for (int32_t row = 0; row < rows; row++) {
    Floats d[2];
#pragma clang loop unroll(full)
    for (int p = 0; p < panels; p++) d[p] = load(dy + row * dyStride + p * lanes);
#pragma clang loop unroll(full)
    for (int i = 0; i < inputs; i++) {
      const Floats a = splat(x[row * xStride + i]);
#pragma clang loop unroll(full)
      for (int p = 0; p < panels; p++) s[i][p] = fma(a, d[p], s[i][p]);
    }
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < inputs; i++)
#pragma clang loop unroll(full)
    for (int p = 0; p < panels; p++) store(dw + p * panelSize + i * lanes, s[i][p]);
}

INLINE void outerPanels(const int panels, const float *x, size_t xStride, const float *dy, size_t dyStride, int32_t rows,
                        int32_t inputs, float *dw, size_t panelSize, int add) {
  int32_t input = 0;
#define tile(count) outerTile(count, panels, x + input, xStride, dy, dyStride, rows, dw + (size_t)input * lanes, panelSize, add)
  for (; input + tileRows <= inputs; input += tileRows) tile(tileRows);
  for (; input + 4 <= inputs; input += 4) tile(4);
  for (; input < inputs; input++) tile(1);
#undef tile
}

/** Rows that are passed at once: so few that the addresses of the pages they are on stay in the processor's cache for these. */
#define blockRows 128
/** Fewest inputs of a layer for which that pays. */
#define packedInputs 192

/** Numbers that a thread packs at once. */
#define packedNumbers (blockRows * 2 * lanes)

/** The gradient of panels that stay in registers together. @param packed place for `packedNumbers` numbers. */
INLINE void outerBlocks(const int panels, const float *x, size_t xStride, const float *dy, size_t dyStride, int32_t rows,
                        int32_t inputs, float *dw, size_t panelSize, int add, float *packed) {
  if (inputs < packedInputs) {
    outerPanels(panels, x, xStride, dy, dyStride, rows, inputs, dw, panelSize, add);
    return;
  }
  // The rows of dy without gaps: they are read again for each few inputs.
  for (int32_t from = 0; from < rows; from += blockRows) {
    const int32_t count = smaller(blockRows, rows - from);
    for (int32_t row = 0; row < count; row++)
#pragma clang loop unroll(full)
      for (int p = 0; p < panels; p++)
        store(packed + (row * panels + p) * lanes, load(dy + (from + row) * dyStride + p * lanes));
    outerPanels(panels, x + from * xStride, xStride, packed, panels * lanes, count, inputs, dw, panelSize, add || from > 0);
  }
}

/**
 * dW[i, j] = Σ_r x[r, i] dy[r, j] of the panels [from, to), added to what dW holds, or in its place.
 * @param inputs number of rows of dW.
 * @param packed place for `packedNumbers` numbers of this thread.
 */
static void weightGradient(const float *x, size_t xStride, const float *dy, size_t dyStride, int32_t rows, int32_t inputs,
                           int32_t from, int32_t to, float *dw, int add, float *packed) {
  const size_t panelSize = (size_t)inputs * lanes;
  int32_t panel = from;
  for (; panel + tilePanels <= to; panel += tilePanels)
    outerBlocks(tilePanels, x, xStride, dy + panel * lanes, dyStride, rows, inputs, dw + panel * panelSize, panelSize, add, packed);
  if (panel < to)
    outerBlocks(1, x, xStride, dy + panel * lanes, dyStride, rows, inputs, dw + panel * panelSize, panelSize, add, packed);
}

/** db[j] = Σ_r dy[r, j] of the panels [from, to), added to what db holds, or in its place. */
static void biasGradient(const float *dy, size_t dyStride, int32_t rows, int32_t from, int32_t to, float *db, int add) {
  for (int32_t panel = from; panel < to; panel++) {
    Floats sum = add ? load(db + panel * lanes) : splat(0);
    for (int32_t row = 0; row < rows; row++) sum += load(dy + row * dyStride + panel * lanes);
    store(db + panel * lanes, sum);
  }
}
