#pragma once
#include "vector.h"

/*
 * Elementary functions of vectors: the formulas of the kernel in WebAssembly (../../wasm/kernel), where their errors are said.
 */

/** tanh x ≈ x P(x²) / Q(x²), the minimax fit of degrees 3 and 4 on [−7.9, 7.9], constant outside. Within 4.5e-7. */
INLINE Floats hyperbolicTangent(Floats x) {
  x = largest(least(x, splat(7.9f)), splat(-7.9f));
  const Floats t = x * x;
  Floats p = fma(splat(1.1406172234273981e-5f), t, splat(0.0029476808849722147f));
  p = fma(fma(p, t, splat(0.1292189210653305f)), t, splat(0.9999994039535522f));
  Floats q = fma(splat(2.454613934332883e-7f), t, splat(0.00023828077246434987f));
  q = fma(fma(fma(q, t, splat(0.02380005642771721f)), t, splat(0.4625501036643982f)), t, splat(1));
  return (x * p) / q;
}

/** e^x = 2^n e^r with r in ±ln 2 / 2 (Cephes' expf), within 2e-7 relative, x kept in [−87.3, 88.3]; NaN for NaN. */
INLINE Floats exponential(Floats x) {
  x = largest(least(x, splat(88.3f)), splat(-87.3f));
  // Adding 1.5·2²³ rounds to an integer, which then stands in the low bits.
  const Floats shift = splat(12582912.0f);
  const Floats shifted = x * splat(1.44269504f) + shift;
  const Floats n = shifted - shift;
  const Floats r = fma(n, splat(2.12194440e-4f), fma(n, splat(-0.693359375f), x));
  Floats p = fma(splat(1.9875691500e-4f), r, splat(1.3981999507e-3f));
  p = fma(p, r, splat(8.3334519073e-3f));
  p = fma(p, r, splat(4.1665795894e-2f));
  p = fma(p, r, splat(1.6666665459e-1f));
  p = fma(p, r, splat(0.5f));
  const Floats power = fma(p, r * r, r) + splat(1);
  // The bits of 2^n, n in [−126, 127]: n + 127 in the place of the exponent, all else shifted out.
  const Floats scale = asFloats((asIntegers(shifted) + 127) << 23);
  return power * scale;
}

/** 1/(1 + e^−x) within 2e-7; NaN for NaN. */
INLINE Floats sigmoid(Floats x) {
  const Floats e = exponential(-absolute(x));
  const Floats upper = splat(1) / (splat(1) + e);
  return choose(x >= splat(0), upper, e * upper);
}

/** x for x > 0, else e^x − 1; within 2e-7. */
INLINE Floats exponentialLinear(Floats x) {
  return choose(x > splat(0), x, exponential(least(x, splat(0))) - splat(1));
}

/** ln(1 + e^x) within 3e-7, relative above 1; NaN for NaN. */
INLINE Floats softplus(Floats x) {
  // ln(1 + u) = 2 artanh(u / (2 + u)), whose argument stays below 1/3: seven terms leave 2e-8.
  const Floats u = exponential(-absolute(x));
  const Floats s = u / (u + splat(2));
  const Floats t = s * s;
  Floats p = fma(splat(0.1538461538f), t, splat(0.1818181818f));
  p = fma(p, t, splat(0.2222222222f));
  p = fma(p, t, splat(0.2857142857f));
  p = fma(p, t, splat(0.4f));
  p = fma(p, t, splat(0.6666666667f));
  p = fma(p, t, splat(2));
  return largest(x, splat(0)) + p * s;
}

/** e^(−x²/2), and 0 from |x| = 9 on, where it is below 3e-18: the slopes of a dead unit would be denormal. */
INLINE Floats gaussian(Floats x) {
  return choose(absolute(x) >= splat(9), splat(0), exponential((x * x) * splat(-0.5f)));
}

/** Φ(x), the normal distribution, within 2e-7 (Abramowitz & Stegun 7.1.26). `gauss` is that of x. */
INLINE Floats normalDistribution(Floats x, Floats gauss) {
  const Floats z = absolute(x) * splat(0.7071067811865476f);
  const Floats t = splat(1) / fma(z, splat(0.3275911f), splat(1));
  Floats p = fma(splat(1.061405429f), t, splat(-1.453152027f));
  p = fma(p, t, splat(1.421413741f));
  p = fma(p, t, splat(-0.284496736f));
  p = fma(p, t, splat(0.254829592f));
  const Floats tail = ((p * t) * gauss) * splat(0.5f);
  return choose(x >= splat(0), splat(1) - tail, tail);
}

/** φ(x), the normal density. `gauss` is that of x. */
INLINE Floats normalDensity(Floats gauss) { return gauss * splat(0.3989422804014327f); }

/**
 * sin x = (−1)^n sin r and cos x = (−1)^n cos r with x = n π + r, r in ±π/2. The reduction is done in double precision, so that
 * both are within 3e-7 for |x| up to 1e7.
 */
INLINE void sineAndCosine(Floats x, Floats *sine, Floats *cosine) {
  const Doubles wide = __builtin_convertvector(x, Doubles);
  const Doubles n = __builtin_elementwise_roundeven(wide * (Doubles)0.3183098861837907);
  // π in two parts.
  const Doubles high = wide - n * (Doubles)3.141592653589793;
  const Floats r = __builtin_convertvector(high - n * (Doubles)1.2246467991473532e-16, Floats);
  // The parity of n, moved into the sign of 1.
  const Longs bits = (Longs)(n + (Doubles)6755399441055744.0);
  const Longs one = (Longs)(Doubles)1.0;
  const Floats sign = __builtin_convertvector((Doubles)(one | (bits << 63)), Floats);
  const Floats t = r * r;
  Floats s = fma(splat(-2.5052108385e-8f), t, splat(2.7557319224e-6f));
  s = fma(s, t, splat(-1.9841269841e-4f));
  s = fma(s, t, splat(8.3333333333e-3f));
  s = fma(s, t, splat(-0.16666666667f));
  s = fma(s, t, splat(1));
  *sine = (s * r) * sign;
  Floats c = fma(splat(2.0876756988e-9f), t, splat(-2.7557319224e-7f));
  c = fma(c, t, splat(2.4801587302e-5f));
  c = fma(c, t, splat(-1.3888888889e-3f));
  c = fma(c, t, splat(4.1666666667e-2f));
  c = fma(c, t, splat(-0.5f));
  c = fma(c, t, splat(1));
  *cosine = c * sign;
}
