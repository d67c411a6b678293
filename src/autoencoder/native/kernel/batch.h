#pragma once
#include "program.h"

/** Copies the points of the given rows, each of `width` numbers (a multiple of 4), to rows `stride` numbers apart. */
static void gather(const float *points, int32_t width, const uint32_t *order, int32_t rows, float *x, size_t stride) {
  for (int32_t row = 0; row < rows; row++) {
    const float *point = points + (size_t)order[row] * width;
    float *to = x + row * stride;
    int32_t column = 0;
    for (; column + lanes <= width; column += lanes)
      __builtin_memcpy(to + column, point + column, lanes * sizeof(float));
    for (; column < width; column += 4) __builtin_memcpy(to + column, point + column, 4 * sizeof(float));
  }
}

/** x = target + noise on rows of `width` numbers, those of x and of the target `stride` numbers apart. */
static void addNoise(const float *target, const float *noise, int32_t rows, int32_t width, float *x, size_t stride) {
  for (int32_t row = 0; row < rows; row++)
    for (int32_t column = 0; column < width; column++)
      x[row * stride + column] = target[row * stride + column] + noise[(size_t)row * width + column];
}

/**
 * Σ (y − x)² of each of some rows of `columns` numbers, a multiple of 16, and its gradient by y times `scale`/2 at dy, which has
 * the stride of y. The padding of y and x is 0.
 */
static void squaredErrors(const float *y, size_t yStride, const float *x, size_t xStride, int32_t rows, int32_t columns,
                          float *dy, float scale, double *errors) {
  for (int32_t row = 0; row < rows; row++) {
    Floats sum = splat(0);
    for (int32_t column = 0; column < columns; column += lanes) {
      const Floats difference = load(y + row * yStride + column) - load(x + row * xStride + column);
      sum = fma(difference, difference, sum);
      store(dy + row * yStride + column, difference * splat(scale));
    }
    errors[row] = sumLanesWide(sum);
  }
}

static double sumOf(const double *numbers, int32_t count) {
  double sum = 0;
  for (int32_t index = 0; index < count; index++) sum += numbers[index];
  return sum;
}

/** xoroshiro128+ with the constants 24, 16, 37, as pure-rand has it: the order is that of every engine. */
INLINE uint32_t nextInteger(uint64_t *state) {
  const uint64_t s0 = state[0];
  const uint64_t s1 = state[1];
  const uint64_t mixed = s0 ^ s1;
  state[0] = (s0 << 24 | s0 >> 40) ^ mixed ^ (mixed << 16);
  state[1] = mixed << 37 | mixed >> 27;
  return (uint32_t)(s0 + s1) ^ 0x80000000u;
}

/** Shuffles `rows` indices in place (Fisher–Yates). */
static void shuffleRows(uint32_t *order, int32_t rows, uint64_t *state) {
  for (int32_t last = rows - 1; last > 0; last--) {
    const uint64_t range = (uint64_t)last + 1;
    // Draws at or above the largest multiple of the range would favour small numbers.
    const uint64_t allowed = range > 2 ? (0x100000000ull / range) * range : 0x100000000ull;
    uint32_t draw = nextInteger(state);
    while (draw >= allowed) draw = nextInteger(state);
    const uint32_t other = draw % (uint32_t)range;
    const uint32_t row = order[last];
    order[last] = order[other];
    order[other] = row;
  }
}
