/**
 * The error function within 1e-15: Σ 2ⁿ x²ⁿ⁺¹ / (2n + 1)!! times 2 e^−x² / √π (Abramowitz & Stegun 7.1.6), whose terms
 * all have the sign of x.
 */
export function erf(x: number): number {
  // From here on, erf is 1 in double precision.
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
