import type { Activation } from '../autoencoder/options.js';
import { erf } from './erf.js';

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

/** The derivative of an activation function in double precision; at a kink that of one side. */
export function activationSlope(activation: Activation): (x: number) => number {
  switch (activation) {
    case 'relu':
      return (x) => (x > 0 ? 1 : 0);
    case 'leakyRelu':
      return (x) => (x > 0 ? 1 : leakySlope);
    case 'elu':
      return (x) => (x > 0 ? 1 : Math.exp(x));
    case 'tanh':
      return (x) => 1 - Math.tanh(x) ** 2;
    case 'sigmoid':
      return (x) => 1 / (2 + Math.exp(x) + Math.exp(-x));
    case 'softplus':
      return (x) => 1 / (1 + Math.exp(-x));
    case 'gelu':
      return (x) => (1 + erf(x * Math.SQRT1_2)) / 2 + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
    case 'sin':
      return Math.cos;
    case 'linear':
      return () => 1;
  }
}

/** How smooth an activation function φ is. */
export interface ActivationSmoothness {
  /** |φ'| is at most this. */
  readonly slope: number;
  /** A Lipschitz constant of φ', on each side of 0 where there is a kink. */
  readonly slopeChange: number;
  /** Whether φ' jumps at 0. */
  readonly kink: boolean;
}

/** Upper bounds for every activation function, from where φ' and φ'' are largest. */
export const activationSmoothness = {
  relu: { slope: 1, slopeChange: 0, kink: true },
  leakyRelu: { slope: 1, slopeChange: 0, kink: true },
  elu: { slope: 1, slopeChange: 1, kink: false },
  // φ'' is largest at tanh² = 1/3: 4/√27.
  tanh: { slope: 1, slopeChange: 0.7699, kink: false },
  // 1/√108.
  sigmoid: { slope: 0.25, slopeChange: 0.0963, kink: false },
  softplus: { slope: 1, slopeChange: 0.25, kink: false },
  // φ' at √2, φ'' at 0: √(2/π).
  gelu: { slope: 1.129, slopeChange: 0.7979, kink: false },
  sin: { slope: 1, slopeChange: 1, kink: false },
  linear: { slope: 1, slopeChange: 0, kink: false },
} as const satisfies Record<Activation, ActivationSmoothness>;
