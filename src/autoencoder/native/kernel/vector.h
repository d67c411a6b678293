#pragma once
#include <stddef.h>
#include <stdint.h>

/*
 * Vectors of 16 numbers, on every processor: where its registers are shorter, the compiler takes two or four. So sums over
 * lanes are added up in the same order everywhere, and with the product and sum of `fma` rounded once, all variants give
 * the same bits.
 */
typedef float Floats __attribute__((ext_vector_type(16)));
typedef int32_t Integers __attribute__((ext_vector_type(16)));
typedef double Doubles __attribute__((ext_vector_type(16)));
typedef int64_t Longs __attribute__((ext_vector_type(16)));

#define lanes 16

#define INLINE static inline __attribute__((always_inline))

/** The place of something in the memory that the host laid out, by its offset in bytes. */
INLINE void *at(uint8_t *memory, uint32_t offset) { return memory + offset; }

INLINE Floats load(const float *numbers) { return *(const Floats *)numbers; }
INLINE void store(float *numbers, Floats x) { *(Floats *)numbers = x; }
INLINE Floats splat(float x) { return (Floats)x; }
INLINE Floats fma(Floats a, Floats b, Floats c) { return __builtin_elementwise_fma(a, b, c); }
INLINE Floats absolute(Floats x) { return __builtin_elementwise_abs(x); }
INLINE Floats squareRoot(Floats x) { return __builtin_elementwise_sqrt(x); }
INLINE Floats choose(Integers mask, Floats yes, Floats no) { return mask ? yes : no; }
INLINE Floats asFloats(Integers x) { return (Floats)x; }
INLINE Integers asIntegers(Floats x) { return (Integers)x; }

/** The smaller and the larger; the first where it is NaN. */
INLINE Floats least(Floats x, Floats most) { return choose(most < x, most, x); }
INLINE Floats largest(Floats x, Floats floor) { return choose(x < floor, floor, x); }

/** Sum of the lanes, in single precision. */
INLINE float sumLanes(Floats x) {
  Floats a = x + __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
  a = a + __builtin_shufflevector(a, a, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11);
  return (a[0] + a[2]) + (a[1] + a[3]);
}

/** Sum of the lanes, in double precision. */
INLINE double sumLanesWide(Floats x) {
  double sum = 0;
  for (int lane = 0; lane < lanes; lane++) sum += (double)x[lane];
  return sum;
}

INLINE int32_t smaller(int32_t a, int32_t b) { return a < b ? a : b; }
INLINE int32_t greater(int32_t a, int32_t b) { return a > b ? a : b; }

/** The next multiple of 16 and of 8. */
INLINE int32_t wholeVectors(int32_t numbers) { return (numbers + 15) & ~15; }
INLINE int32_t wholeTiles(int32_t rows) { return (rows + 7) & ~7; }
