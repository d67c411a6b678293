const iterations = 1000;
const precision = 1e-14;
/** Stands for a 0 in a denominator (Lentz's method). */
const tiny = 1e-300;

/**
 * Probability that χ² with some degrees of freedom is at least x: Q(ν/2, x/2).
 * @param degreesOfFreedom ν > 0.
 */
export function chiSquareTail(x: number, degreesOfFreedom: number): number {
  if (!(x > 0)) return 1;
  const [a, t] = [degreesOfFreedom / 2, x / 2];
  const factor = Math.exp(a * Math.log(t) - t - logGamma(a));
  if (t < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < iterations && term > precision * sum; n++) sum += term *= t / (a + n);
    return 1 - factor * sum;
  }
  const fraction = continuedFraction(t + 1 - a, (n) => ({ above: n * (a - n), below: t + 1 - a + 2 * n }));
  return factor / fraction;
}

/**
 * Probability that F, a ratio of two mean squares with some degrees of freedom each, is at least f: the incomplete beta
 * function I_x(ν₂/2, ν₁/2) at x = ν₂/(ν₂ + ν₁f) (Press et al., "Numerical Recipes", section 6.4).
 * @param numerator ν₁ > 0.
 * @param denominator ν₂ > 0.
 */
export function fTail(f: number, numerator: number, denominator: number): number {
  if (!(f > 0)) return 1;
  const x = denominator / (denominator + numerator * f);
  return incompleteBeta(x, denominator / 2, numerator / 2);
}

function incompleteBeta(x: number, a: number, b: number): number {
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const factor = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  const fraction = continuedFraction(1, (n) => {
    const m = Math.floor(n / 2);
    const above =
      n % 2 === 0
        ? (m * (b - m) * x) / ((a + n - 1) * (a + n))
        : (-(a + m) * (a + b + m) * x) / ((a + n - 1) * (a + n));
    return { above, below: 1 };
  });
  return factor / a / fraction;
}

/** first + above₁/(below₁ + above₂/(below₂ + …)), by Lentz's method. */
function continuedFraction(
  first: number,
  terms: (n: number) => { readonly above: number; readonly below: number },
): number {
  const nonZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let value = nonZero(first);
  let c = value;
  let d = 0;
  for (let n = 1; n < iterations; n++) {
    const { above, below } = terms(n);
    d = 1 / nonZero(below + above * d);
    c = nonZero(below + above / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < precision) break;
  }
  return value;
}

/** ln Γ(x) for x > 0: Stirling's series beyond 10, and Γ(x) = Γ(x + 1)/x below. */
function logGamma(x: number): number {
  if (x < 10) return logGamma(x + 1) - Math.log(x);
  const square = 1 / (x * x);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}
