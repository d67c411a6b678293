import { erf } from '../../layers/erf.js';
import type { Call } from '../operators/call.js';

/** The derivative of a function of one number at x, where the function is y. */
type Derivative = (x: number, y: number) => number;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
/** Of the error function. */
const bell = (x: number): number => (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x);
const inside = (x: number, low: number, high: number): number => Number(x > low && x < high);

function tanhGelu(x: number): number {
  const root = Math.sqrt(2 / Math.PI);
  const tanh = Math.tanh(root * (x + 0.044715 * x ** 3));
  return 0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * root * (1 + 3 * 0.044715 * x * x);
}

/** By the name of the operator; where a function has a corner, one of the derivatives beside it. */
export const derivatives: Readonly<Record<string, (call: Call) => Derivative>> = {
  Abs: () => Math.sign,
  Exp: () => (_, y) => y,
  Log: () => (x) => 1 / x,
  Sqrt: () => (_, y) => 0.5 / y,
  Reciprocal: () => (_, y) => -y * y,
  Sin: () => Math.cos,
  Cos: () => (x) => -Math.sin(x),
  Tan: () => (_, y) => 1 + y * y,
  Asin: () => (x) => 1 / Math.sqrt(1 - x * x),
  Acos: () => (x) => -1 / Math.sqrt(1 - x * x),
  Atan: () => (x) => 1 / (1 + x * x),
  Sinh: () => Math.cosh,
  Cosh: () => Math.sinh,
  Tanh: () => (_, y) => 1 - y * y,
  Asinh: () => (x) => 1 / Math.sqrt(x * x + 1),
  Acosh: () => (x) => 1 / Math.sqrt(x * x - 1),
  Atanh: () => (x) => 1 / (1 - x * x),
  Erf: () => bell,
  Relu: () => (x) => Number(x > 0),
  LeakyRelu: (call) => {
    const alpha = call.number('alpha', 0.01);
    return (x) => (x < 0 ? alpha : 1);
  },
  Elu: (call) => {
    const alpha = call.number('alpha', 1);
    return (x, y) => (x < 0 ? y + alpha : 1);
  },
  Celu: (call) => {
    const alpha = call.number('alpha', 1);
    return (x) => (x < 0 ? Math.exp(x / alpha) : 1);
  },
  Selu: (call) => {
    const alpha = call.number('alpha', 1.6732632423543772);
    const gamma = call.number('gamma', 1.0507009873554805);
    return (x) => gamma * (x <= 0 ? alpha * Math.exp(x) : 1);
  },
  Sigmoid: () => (_, y) => y * (1 - y),
  HardSigmoid: (call) => {
    const alpha = call.number('alpha', 0.2);
    return (_, y) => alpha * inside(y, 0, 1);
  },
  HardSwish: () => (x) => (x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5),
  Softplus: () => sigmoid,
  Softsign: () => (x) => 1 / (1 + Math.abs(x)) ** 2,
  Mish: () => (x) => {
    const tanh = Math.tanh(Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
    return tanh + x * (1 - tanh * tanh) * sigmoid(x);
  },
  Swish: (call) => {
    const alpha = call.number('alpha', 1);
    return (x, y) => {
      const s = sigmoid(alpha * x);
      return s + alpha * y * (1 - s);
    };
  },
  Gelu: (call) =>
    call.text('approximate', 'none') === 'tanh'
      ? tanhGelu
      : (x) => 0.5 * (1 + erf(x * Math.SQRT1_2)) + 0.5 * x * bell(x * Math.SQRT1_2) * Math.SQRT1_2,
  ThresholdedRelu: (call) => {
    const alpha = call.number('alpha', 1);
    return (x) => Number(x > alpha);
  },
  Shrink: (call) => {
    const lambda = call.number('lambd', 0.5);
    return (x) => Number(Math.abs(x) > lambda);
  },
  // Constant between their jumps.
  ...Object.fromEntries(['Floor', 'Ceil', 'Round', 'Sign'].map((name) => [name, () => () => 0])),
};
