#pragma once
#include "elementary.h"

/*
 * The codes of a variational autoencoder: rows of d means and d logarithms of variances become μ + e^(l/2) ε in training, μ
 * elsewhere. Codes are short, so plain loops do.
 */
INLINE float exponentialOf(float x) { return exponential(splat(x))[0]; }

/** y of `rows` rows from x. @param noise ε, rows of `width` numbers; null for none. */
static void sampleRows(const float *x, size_t xStride, float *y, size_t yStride, const float *noise, int32_t width,
                       int32_t rows, int32_t size) {
  for (int32_t row = 0; row < rows; row++)
    for (int32_t k = 0; k < size; k++) {
      float value = x[row * xStride + k];
      if (noise != NULL) value += exponentialOf(0.5f * x[row * xStride + size + k]) * noise[(size_t)row * width + k];
      y[row * yStride + k] = value;
    }
}

/** The gradient by x from the one by y, and that of `divergence` · ½ Σ (μ² + e^l − l − 1). */
static void backThroughSample(const float *x, size_t xStride, const float *dy, size_t dyStride, const float *noise,
                              int32_t width, float *dx, int32_t rows, int32_t size, float divergence) {
  for (int32_t row = 0; row < rows; row++)
    for (int32_t k = 0; k < size; k++) {
      const float d = dy[row * dyStride + k];
      const float half = exponentialOf(0.5f * x[row * xStride + size + k]);
      dx[row * xStride + k] = d + divergence * x[row * xStride + k];
      dx[row * xStride + size + k] = 0.5f * (d * half * noise[(size_t)row * width + k] + divergence * (half * half - 1));
    }
}
