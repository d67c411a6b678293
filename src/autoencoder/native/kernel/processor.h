#pragma once
#include <stdint.h>

/*
 * Which variants of the kernel this processor can run, and the operating system saves the registers of.
 */
#if defined(__x86_64__)
typedef struct {
  uint32_t a, b, c, d;
} Registers;

static Registers askProcessor(uint32_t leaf) {
  Registers r;
  __asm__("cpuid" : "=a"(r.a), "=b"(r.b), "=c"(r.c), "=d"(r.d) : "a"(leaf), "c"(0));
  return r;
}

/** Registers whose contents are saved when threads take turns, a bit each. */
static uint32_t savedRegisters(void) {
  uint32_t low, high;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return low;
}

static int runsAvx2(void) {
  if (askProcessor(0).a < 7) return 0;
  const uint32_t fma = 1u << 12, xsave = 1u << 27, avx = 1u << 28, movbe = 1u << 22, f16c = 1u << 29;
  const uint32_t wanted = fma | xsave | avx | movbe | f16c;
  if ((askProcessor(1).c & wanted) != wanted || (savedRegisters() & 6) != 6) return 0;
  const uint32_t bmi1 = 1u << 3, avx2 = 1u << 5, bmi2 = 1u << 8;
  const uint32_t more = bmi1 | avx2 | bmi2;
  // LZCNT
  return (askProcessor(7).b & more) == more && (askProcessor(0x80000001).c & 1u << 5) != 0;
}

static int runsAvx512(void) {
  if (!runsAvx2() || (savedRegisters() & 0xe6) != 0xe6) return 0;
  // F, DQ, CD, BW, VL
  const uint32_t wanted = 1u << 16 | 1u << 17 | 1u << 28 | 1u << 30 | 1u << 31;
  return (askProcessor(7).b & wanted) == wanted;
}
#endif
