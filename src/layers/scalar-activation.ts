import type { Activation } from '../autoencoder/options.js';

/** Slope of leakyRelu for negative inputs. */
export const leakySlope = 0.2;

/** An activation function of one number in double precision. elu has α = 1; gelu is the exact x Φ(x). */
export function scalarActivation(activation: Activation): (x: number) => number {
  switch (activation) {
    case 'relu':
      return (x) => Math.max(x, 0);
    case 'leakyRelu':
      return (x) => (x > 0 ? x : leakySlope * x);
    case 'elu':
      return (x) => (x > 0 ? x : Math.expm1(x));
    case 'tanh':
      return Math.tanh;
    case 'sigmoid':
      return (x) => 1 / (1 + Math.exp(-x));
    case 'softplus':
      return (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    case 'gelu':
      return (x) => (x * (1 + erf(x * Math.SQRT1_2))) / 2;
    case 'sin':
      return Math.sin;
    case 'linear':
      return (x) => x;
  }
}

/**
 * The error function within 1e-15: Σ 2ⁿ x²ⁿ⁺¹ / (2n + 1)!! times 2 e^−x² / √π (Abramowitz & Stegun 7.1.6), whose terms
 * all have the sign of x.
 */
function erf(x: number): number {
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
