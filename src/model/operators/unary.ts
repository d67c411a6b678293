import { erf } from '../../layers/erf.js';
import type { Call, Operator } from './call.js';

type Scalar = (x: number) => number;

/** Functions of one number, by the name of their operator; some have numbers of their own. */
const functions: Readonly<Record<string, (call: Call) => Scalar>> = {
  Abs: () => Math.abs,
  Neg: () => (x) => -x,
  Exp: () => Math.exp,
  Log: () => Math.log,
  Sqrt: () => Math.sqrt,
  Reciprocal: () => (x) => 1 / x,
  Floor: () => Math.floor,
  Ceil: () => Math.ceil,
  Round: () => roundToEven,
  Sign: () => Math.sign,
  Sin: () => Math.sin,
  Cos: () => Math.cos,
  Tan: () => Math.tan,
  Asin: () => Math.asin,
  Acos: () => Math.acos,
  Atan: () => Math.atan,
  Sinh: () => Math.sinh,
  Cosh: () => Math.cosh,
  Tanh: () => Math.tanh,
  Asinh: () => Math.asinh,
  Acosh: () => Math.acosh,
  Atanh: () => Math.atanh,
  Erf: () => erf,
  Relu: () => (x) => (x < 0 ? 0 : x),
  LeakyRelu: (call) => {
    const alpha = call.number('alpha', 0.01);
    return (x) => (x < 0 ? alpha * x : x);
  },
  Elu: (call) => {
    const alpha = call.number('alpha', 1);
    return (x) => (x < 0 ? alpha * Math.expm1(x) : x);
  },
  Celu: (call) => {
    const alpha = call.number('alpha', 1);
    return (x) => (x < 0 ? alpha * Math.expm1(x / alpha) : x);
  },
  Selu: (call) => {
    const alpha = call.number('alpha', 1.6732632423543772);
    const gamma = call.number('gamma', 1.0507009873554805);
    return (x) => gamma * (x <= 0 ? alpha * Math.expm1(x) : x);
  },
  Sigmoid: () => sigmoid,
  HardSigmoid: (call) => {
    const [alpha, beta] = [call.number('alpha', 0.2), call.number('beta', 0.5)];
    return (x) => Math.max(0, Math.min(1, alpha * x + beta));
  },
  HardSwish: () => (x) => x * Math.max(0, Math.min(1, x / 6 + 0.5)),
  Softplus: () => softplus,
  Softsign: () => (x) => x / (1 + Math.abs(x)),
  Mish: () => (x) => x * Math.tanh(softplus(x)),
  Swish: (call) => {
    const alpha = call.number('alpha', 1);
    return (x) => x * sigmoid(alpha * x);
  },
  Gelu: (call) =>
    call.text('approximate', 'none') === 'tanh'
      ? (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)))
      : (x) => 0.5 * x * (1 + erf(x * Math.SQRT1_2)),
  ThresholdedRelu: (call) => {
    const alpha = call.number('alpha', 1);
    return (x) => (x > alpha ? x : 0);
  },
  Shrink: (call) => {
    const [lambda, bias] = [call.number('lambd', 0.5), call.number('bias', 0)];
    return (x) => (x < -lambda ? x + bias : x > lambda ? x - bias : 0);
  },
};

/** Operators that apply a function to each number. */
export const unaryOperators: Readonly<Record<string, Operator>> = Object.fromEntries(
  Object.entries(functions).map(([name, create]): [string, Operator] => [
    name,
    (call) => {
      const input = call.input(0);
      const of = create(call);
      const values = call.create(input.shape, input.kind);
      for (let k = 0; k < values.length; k++) values[k] = of(input.values[k]);
      return [{ ...input, values }];
    },
  ]),
);

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** To the nearest whole number; of two as near, to the even one. */
function roundToEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  if (rest !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
}
