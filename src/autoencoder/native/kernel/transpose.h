#pragma once
#include "vector.h"

/*
 * Four rounds of putting the lanes of two vectors between each other transpose 16 × 16 numbers.
 */
INLINE Floats mixLow(Floats a, Floats b) {
  return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}
INLINE Floats mixHigh(Floats a, Floats b) {
  return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/**
 * Puts the panels [from, to) of a matrix in panels into its transpose, which is in panels too, with a multiple of 16 rows.
 * @param rows number of rows of w.
 * @param resultRows number of rows of the transpose.
 */
static void transposePanels(const float *w, int32_t rows, int32_t from, int32_t to, float *result, int32_t resultRows) {
  for (int32_t panel = from; panel < to; panel++) {
    const float *source = w + (size_t)panel * rows * lanes;
    for (int32_t row = 0; row < rows; row += lanes) {
      Floats a[16], b[16];
#pragma clang loop unroll(full)
      for (int i = 0; i < 16; i++) a[i] = row + i < rows ? load(source + (size_t)(row + i) * lanes) : splat(0);
#pragma clang loop unroll(full)
      for (int round = 0; round < 4; round++) {
#pragma clang loop unroll(full)
        for (int i = 0; i < 8; i++) {
          b[2 * i] = mixLow(a[i], a[i + 8]);
          b[2 * i + 1] = mixHigh(a[i], a[i + 8]);
        }
#pragma clang loop unroll(full)
        for (int i = 0; i < 16; i++) a[i] = b[i];
      }
      float *target = result + ((size_t)(row / lanes) * resultRows + (size_t)panel * lanes) * lanes;
#pragma clang loop unroll(full)
      for (int i = 0; i < 16; i++) store(target + i * lanes, a[i]);
    }
  }
}
