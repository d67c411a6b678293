#include "kernel.h"
#include "team.h"

/*
 * The entries of one variant of the kernel: `VARIANT` is its name, and the options of the compiler say for which processors it is.
 * It allocates nothing and knows no library: the host lays everything out and hands over places.
 */

static Lane *laneAt(uint8_t *memory, uint32_t lane) { return at(memory, lane); }

static void trainEntry(uint8_t *memory, uint32_t lane, uint32_t order, int32_t steps) {
  Lane *here = laneAt(memory, lane);
  trainAlone(memory, at(memory, here->program), order, steps, here->packed);
}

static int32_t offerEntry(uint8_t *memory, uint32_t lane, uint32_t order, int32_t steps) {
  return offerSteps(memory, laneAt(memory, lane), order, steps);
}

static int32_t proceedEntry(uint8_t *memory, uint32_t lane) { return proceed(memory, laneAt(memory, lane)); }

static int32_t assistEntry(uint8_t *memory, uint32_t lane) { return assist(memory, laneAt(memory, lane)); }

static int32_t dismissEntry(uint8_t *memory, uint32_t lane) { return dismiss(memory, laneAt(memory, lane)); }

/** Runs the stages [from, to) on the `rows` rows, at most a chunk, that stand at the input of the first. */
static void forwardEntry(uint8_t *memory, uint32_t lane, int32_t from, int32_t to, int32_t rows) {
  const Program *program = at(memory, laneAt(memory, lane)->program);
  for (int32_t start = 0; start < rows; start += 64) {
    const RowRange range = {start, smaller(start + 64, rows), NULL};
    forwardRows(memory, program, from, to, &range);
  }
}

/** Sum of squared errors of the rows at the output of the last stage against those at the input of the first. */
static double reconstructionErrorEntry(uint8_t *memory, uint32_t lane, int32_t rows) {
  const Program *program = at(memory, laneAt(memory, lane)->program);
  double sum = 0;
  for (int32_t start = 0; start < rows; start += 64) {
    double errors[64];
    const RowRange range = {start, smaller(start + 64, rows), NULL};
    errorsOfRows(memory, program, stageOf(memory, program, 0)->x, &range, errors - start);
    sum += sumOf(errors, range.to - range.from);
  }
  return sum;
}

static void shuffleEntry(uint8_t *memory, uint32_t order, int32_t rows, uint32_t state) {
  shuffleRows(at(memory, order), rows, at(memory, state));
}

/** Twelve sums that do not wait for each other, each with as many lanes as a register. */
static double spinEntry(int32_t turns) {
#if defined(__AVX512F__)
  typedef float Register __attribute__((ext_vector_type(16)));
#elif defined(__AVX2__)
  typedef float Register __attribute__((ext_vector_type(8)));
#else
  typedef float Register __attribute__((ext_vector_type(4)));
#endif
  const Register x = (Register)0.99f;
  Register s[12];
#pragma clang loop unroll(full)
  for (int k = 0; k < 12; k++) s[k] = (Register)(float)k;
#pragma clang loop unroll(disable)
  for (int32_t turn = 0; turn < turns; turn++)
#pragma clang loop unroll(full)
    for (int k = 0; k < 12; k++) s[k] = __builtin_elementwise_fma(s[k], x, x);
  Register sum = s[0];
#pragma clang loop unroll(full)
  for (int k = 1; k < 12; k++) sum += s[k];
  // So that the loop is not left out.
  __asm__ volatile("" : : "r"(sum[0]));
  return (double)turns * 24 * (sizeof(Register) / 4) / 1e9;
}

#define join(a, b) a##b
#define named(variant) join(kernel, variant)

const Kernel named(VARIANT) = {
    trainEntry,   offerEntry,   proceedEntry,             assistEntry,
    dismissEntry, forwardEntry, reconstructionErrorEntry, shuffleEntry, spinEntry,
};
