import { axisAt, integers, real, stridesOf, type Numbers, type Tensor } from '../tensor.js';
import { eachPlace } from './broadcast.js';
import type { Call, Operator } from './call.js';

/** What becomes of many numbers: a start, how the next is taken in, and how it ends. */
interface Reduction {
  readonly start: number;
  readonly take: (sum: number, value: number) => number;
  readonly end?: (sum: number, count: number) => number;
}

const reductions: Readonly<Record<string, Reduction>> = {
  ReduceSum: { start: 0, take: (sum, x) => sum + x },
  ReduceMean: { start: 0, take: (sum, x) => sum + x, end: (sum, count) => sum / count },
  ReduceMax: { start: -Infinity, take: Math.max },
  ReduceMin: { start: Infinity, take: Math.min },
  ReduceProd: { start: 1, take: (product, x) => product * x },
  ReduceL1: { start: 0, take: (sum, x) => sum + Math.abs(x) },
  ReduceL2: { start: 0, take: (sum, x) => sum + x * x, end: Math.sqrt },
  ReduceSumSquare: { start: 0, take: (sum, x) => sum + x * x },
  ReduceLogSum: { start: 0, take: (sum, x) => sum + x, end: Math.log },
};

/** The axes that a node names, as an input or an attribute; all where it names none. */
function axesOf(call: Call, rank: number): readonly number[] {
  const named = call.numbers('axes') ?? call.list(1);
  if (named !== null && named.length > 0) return named.map((axis) => axisAt(axis, rank));
  return call.number('noop_with_empty_axes', 0) === 1 ? [] : Array.from({ length: rank }, (_, axis) => axis);
}

/** Reduces along axes, in double precision. @param keep whether these axes stay, with one place. */
export function reduceAxes(
  { shape, values, kind }: Tensor,
  axes: readonly number[],
  keep: boolean,
  { start, take, end = (sum) => sum }: Reduction,
  create: (shape: readonly number[]) => Numbers,
): Tensor {
  const kept = shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  const sums = new Float64Array(kept.reduce((product, size) => product * size, 1)).fill(start);
  const strides = stridesOf(kept).map((stride, axis) => (axes.includes(axis) ? 0 : stride));
  eachPlace(shape, [strides], (k, [place]) => {
    sums[place] = take(sums[place], values[k]);
  });
  const count = axes.reduce((product, axis) => product * shape[axis], 1);
  const result = create(kept);
  for (let k = 0; k < sums.length; k++) result[k] = end(sums[k], count);
  return { kind, shape: keep ? kept : shape.filter((_, axis) => !axes.includes(axis)), values: result };
}

const reduce = (reduction: Reduction): Operator => {
  return (call) => {
    const input = call.input(0);
    const axes = axesOf(call, input.shape.length);
    return [
      reduceAxes(input, axes, call.number('keepdims', 1) === 1, reduction, (shape) => call.create(shape, input.kind)),
    ];
  };
};

const sumOf: Reduction = { start: 0, take: (sum, x) => sum + x };

/** Of the logarithms of sums of exponentials, without overflow. */
const logSumExp: Operator = (call) => {
  const input = call.input(0);
  const axes = axesOf(call, input.shape.length);
  const greatest = reduceAxes(input, axes, true, { start: -Infinity, take: Math.max }, (shape) => call.create(shape));
  const strides = stridesOf(greatest.shape).map((stride, axis) => (axes.includes(axis) ? 0 : stride));
  const shifted = call.create(input.shape);
  eachPlace(input.shape, [strides], (k, [place]) => {
    shifted[k] = Math.exp(input.values[k] - greatest.values[place]);
  });
  const sum = reduceAxes(real(input.shape, shifted), axes, call.number('keepdims', 1) === 1, sumOf, (shape) =>
    call.create(shape),
  );
  return [{ ...sum, values: sum.values.map((value, k) => Math.log(value) + greatest.values[k]) }];
};

/** Place of the largest number along an axis, the first of several. */
const place = (isBetter: (a: number, b: number) => boolean): Operator => {
  return (call) => {
    const { shape, values } = call.input(0);
    const axis = axisAt(call.number('axis', 0), shape.length);
    const inner = shape.slice(axis + 1).reduce((product, size) => product * size, 1);
    const outer = shape.slice(0, axis).reduce((product, size) => product * size, 1);
    const found = Array.from({ length: outer * inner }, (_, index) => {
      const start = Math.floor(index / inner) * shape[axis] * inner + (index % inner);
      let best = 0;
      for (let k = 1; k < shape[axis]; k++) {
        if (isBetter(values[start + k * inner], values[start + best * inner])) best = k;
      }
      return best;
    });
    const kept = shape.map((size, k) => (k === axis ? 1 : size));
    return [integers(found, call.number('keepdims', 1) === 1 ? kept : shape.filter((_, k) => k !== axis))];
  };
};

export const reduceOperators: Readonly<Record<string, Operator>> = {
  ...Object.fromEntries(Object.entries(reductions).map(([name, reduction]) => [name, reduce(reduction)])),
  ReduceLogSumExp: logSumExp,
  ArgMax: place((a, b) => a > b),
  ArgMin: place((a, b) => a < b),
};
