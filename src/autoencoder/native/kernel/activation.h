#pragma once
#include "codes.h"
#include "elementary.h"

/** Slope of leakyRelu for negative numbers. */
#define leakySlope 0.2f

INLINE void activate(const int kind, float *y, float *slope) {
  const Floats x = load(y);
  switch (kind) {
    case TANH:
      store(y, hyperbolicTangent(x));
      break;
    case RELU:
      store(y, largest(x, splat(0)));
      break;
    case LEAKY_RELU:
      store(y, largest(x, x * splat(leakySlope)));
      break;
    case ELU:
      store(y, exponentialLinear(x));
      break;
    case SIGMOID:
      store(y, sigmoid(x));
      break;
    case SOFTPLUS:
      store(slope, sigmoid(x));
      store(y, softplus(x));
      break;
    case GELU: {
      const Floats gauss = gaussian(x);
      const Floats distribution = normalDistribution(x, gauss);
      store(slope, fma(x, normalDensity(gauss), distribution));
      store(y, x * distribution);
      break;
    }
    case SIN: {
      Floats sine, cosine;
      sineAndCosine(x, &sine, &cosine);
      store(slope, cosine);
      store(y, sine);
      break;
    }
  }
}

INLINE void activateAll(const int kind, float *y, size_t stride, int32_t rows, int32_t columns, float *slope) {
  for (int32_t row = 0; row < rows; row++)
    for (int32_t column = 0; column < columns; column += lanes) activate(kind, y + row * stride + column, slope + row * stride + column);
}

/**
 * y = f(y) on rows of `columns` numbers, a multiple of 16. Where f′ does not follow from f alone (softplus, gelu, sin) it is left
 * in `slope`, of the same shape and stride. A loop of its own for each f, so that its constants stay in registers.
 */
static void activateRows(int kind, float *y, size_t stride, int32_t rows, int32_t columns, float *slope) {
#define loopOf(one) \
  case one: \
    activateAll(one, y, stride, rows, columns, slope); \
    break;
  switch (kind) {
    loopOf(TANH) loopOf(RELU) loopOf(LEAKY_RELU) loopOf(ELU) loopOf(SIGMOID) loopOf(SOFTPLUS) loopOf(GELU) loopOf(SIN)
  }
#undef loopOf
}

INLINE Floats timesSlope(const int kind, Floats d, Floats y) {
  switch (kind) {
    case TANH:
      return d - d * (y * y);
    case RELU:
      return choose(y > splat(0), d, splat(0));
    case LEAKY_RELU:
      return choose(y > splat(0), d, d * splat(leakySlope));
    case ELU:
      return choose(y > splat(0), d, d * (y + splat(1)));
    case SIGMOID:
      return d * (y - y * y);
    default:
      return d * y;
  }
}

INLINE void backAll(const int kind, float *dy, const float *y, size_t stride, int32_t rows, int32_t columns) {
  for (int32_t row = 0; row < rows; row++)
    for (int32_t column = 0; column < columns; column += lanes) {
      float *d = dy + row * stride + column;
      store(d, timesSlope(kind, load(d), load(y + row * stride + column)));
    }
}

/**
 * dy = dy f′ on rows of `columns` numbers, a multiple of 16.
 * @param y f itself, or where f′ does not follow from it, what `activateRows` left as the slope; in the stride of dy.
 */
static void backThroughActivation(int kind, float *dy, const float *y, size_t stride, int32_t rows, int32_t columns) {
#define loopOf(one) \
  case one: \
    backAll(one, dy, y, stride, rows, columns); \
    break;
  switch (kind) {
    loopOf(TANH) loopOf(RELU) loopOf(LEAKY_RELU) loopOf(ELU) loopOf(SIGMOID) loopOf(SOFTPLUS) loopOf(GELU) loopOf(SIN)
  }
#undef loopOf
}
