// Multiplies and adds in registers alone, as peak.ts does, in twelve sums of eight lanes: 192 floating-point operations a turn.
typedef float Lanes __attribute__((vector_size(32)));

#define EACH(DO) DO(0) DO(1) DO(2) DO(3) DO(4) DO(5) DO(6) DO(7) DO(8) DO(9) DO(10) DO(11)

void _start(void) {
  Lanes x = {0.99f, 0.99f, 0.99f, 0.99f, 0.99f, 0.99f, 0.99f, 0.99f};
  // Nobody knows its value, so that nothing is computed beforehand.
  __asm__ volatile("" : "+x"(x));
#define DECLARE(k) Lanes s##k = x * (float)k;
  EACH(DECLARE)
  for (long turn = 0; turn < TURNS; turn++) {
#define ADD(k) s##k = __builtin_elementwise_fma(s##k, x, x);
    EACH(ADD)
  }
#define KEEP(k) __asm__ volatile("" ::"x"(s##k));
  EACH(KEEP)
  __asm__ volatile("syscall" ::"a"(60), "D"(0));
}
