import type { Tensor } from '../tensor.js';
import { broadcastShape, broadcastStrides, eachPlace, repeatOf } from './broadcast.js';
import type { Call, Operator } from './call.js';

type Pair = (a: number, b: number) => number;

/** Applies a function to the numbers of two tensors, place by place. */
export function combine(call: Call, a: Tensor, b: Tensor, of: Pair, kind: Tensor['kind'] = a.kind): Tensor {
  const shape = broadcastShape(a.shape, b.shape);
  const values = call.create(shape, kind);
  const [one, other] = [repeatOf(a, shape), repeatOf(b, shape)];
  if (one !== null && other !== null) {
    const [x, y] = [a.values, b.values];
    for (let k = 0, i = 0, j = 0; k < values.length; k++) {
      values[k] = of(x[i], y[j]);
      if (++i === one.every) i = 0;
      if (++j === other.every) j = 0;
    }
  } else {
    eachPlace(shape, [broadcastStrides(a.shape, shape), broadcastStrides(b.shape, shape)], (k, [i, j]) => {
      values[k] = of(a.values[i], b.values[j]);
    });
  }
  return { kind, shape, values };
}

const arithmetic = (of: Pair): Operator => {
  return (call) => [combine(call, call.input(0), call.input(1), of)];
};

const comparison = (of: (a: number, b: number) => boolean): Operator => {
  return (call) => [combine(call, call.input(0), call.input(1), (a, b) => Number(of(a, b)), 'truth')];
};

/** Of any number of tensors. */
const folded = (of: Pair): Operator => {
  return (call) => [
    call.inputs.slice(1).reduce<Tensor>((sum, _, k) => combine(call, sum, call.input(k + 1), of), call.input(0)),
  ];
};

export const binaryOperators: Readonly<Record<string, Operator>> = {
  Add: arithmetic((a, b) => a + b),
  Sub: arithmetic((a, b) => a - b),
  Mul: arithmetic((a, b) => a * b),
  Div: (call) => {
    const isWhole = call.input(0).kind === 'integer';
    return [combine(call, call.input(0), call.input(1), isWhole ? (a, b) => Math.trunc(a / b) : (a, b) => a / b)];
  },
  Pow: arithmetic((a, b) => a ** b),
  Mod: (call) => {
    const isRemainder = call.number('fmod', 0) === 1;
    return [combine(call, call.input(0), call.input(1), (a, b) => (isRemainder ? a % b : a - b * Math.floor(a / b)))];
  },
  PRelu: arithmetic((x, slope) => (x < 0 ? slope * x : x)),
  Min: folded(Math.min),
  Max: folded(Math.max),
  Sum: folded((a, b) => a + b),
  Mean: (call) => {
    const [sum] = folded((a, b) => a + b)(call);
    return [{ ...sum, values: sum.values.map((value) => value / call.inputs.length) }];
  },
  Equal: comparison((a, b) => a === b),
  Greater: comparison((a, b) => a > b),
  GreaterOrEqual: comparison((a, b) => a >= b),
  Less: comparison((a, b) => a < b),
  LessOrEqual: comparison((a, b) => a <= b),
  And: comparison((a, b) => a !== 0 && b !== 0),
  Or: comparison((a, b) => a !== 0 || b !== 0),
  Xor: comparison((a, b) => (a !== 0) !== (b !== 0)),
  Not: (call) => {
    const input = call.input(0);
    return [{ ...input, values: input.values.map((value) => Number(value === 0)) }];
  },
  Clip: (call) => {
    const input = call.input(0);
    // Until version 11 the limits were attributes.
    const low = call.optional(1)?.values.at(0) ?? call.number('min', -Infinity);
    const high = call.optional(2)?.values.at(0) ?? call.number('max', Infinity);
    return [{ ...input, values: input.values.map((x) => (Number.isNaN(x) ? x : Math.min(high, Math.max(low, x)))) }];
  },
  Where: (call) => {
    const [condition, a, b] = [call.input(0), call.input(1), call.input(2)];
    const shape = broadcastShape(condition.shape, broadcastShape(a.shape, b.shape));
    const values = call.create(shape, a.kind);
    const strides = [condition, a, b].map((tensor) => broadcastStrides(tensor.shape, shape));
    eachPlace(shape, strides, (k, [c, i, j]) => {
      values[k] = condition.values[c] !== 0 ? a.values[i] : b.values[j];
    });
    return [{ kind: a.kind, shape, values }];
  },
};
