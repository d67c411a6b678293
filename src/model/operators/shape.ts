import type { Attribute } from '../graph.js';
import { ModelError } from '../model-error.js';
import { axisAt, integers, reshaped, shapeText, sizeOf, stridesOf, type Tensor } from '../tensor.js';
import { broadcastShape, broadcastStrides, eachPlace } from './broadcast.js';
import type { Call, Operator } from './call.js';

const reshape: Operator = (call) => {
  const input = call.input(0);
  const wanted = call.list(1) ?? call.numbers('shape') ?? [];
  const keepsZero = call.number('allowzero', 0) === 1;
  const filled = wanted.map((size, axis) => (size === 0 && !keepsZero ? (input.shape[axis] ?? 0) : size));
  const known = filled.filter((size) => size !== -1).reduce((product, size) => product * size, 1);
  const shape = filled.map((size) => (size === -1 ? sizeOf(input.shape) / known : size));
  if (sizeOf(shape) !== input.values.length || shape.some((size) => !Number.isInteger(size) || size < 0))
    throw new ModelError(
      `expected a shape of ${input.values.length} numbers, got ${shapeText(wanted)} for ${shapeText(input.shape)}`,
    );
  return [reshaped(input, shape)];
};

const flatten: Operator = (call) => {
  const input = call.input(0);
  const { length } = input.shape;
  const axis = call.number('axis', 1);
  const at = axis < 0 ? axis + length : axis;
  if (at < 0 || at > length) throw new ModelError(`expected an axis of ${shapeText(input.shape)}, got ${axis}`);
  return [reshaped(input, [sizeOf(input.shape.slice(0, at)), sizeOf(input.shape.slice(at))])];
};

/** Takes the numbers of a tensor to other places: those of the result, with these strides in the tensor. */
function gathered(
  call: Call,
  { kind, values }: Tensor,
  shape: readonly number[],
  strides: readonly number[],
  start = 0,
): Tensor {
  const result = call.create(shape, kind);
  eachPlace(shape, [strides], (k, [place]) => {
    result[k] = values[start + place];
  });
  return { kind, shape, values: result };
}

const transpose: Operator = (call) => {
  const input = call.input(0);
  const { shape } = input;
  const order = call.numbers('perm') ?? shape.map((_, axis) => shape.length - 1 - axis);
  if (order.length !== shape.length || new Set(order.map((axis) => axisAt(axis, shape.length))).size !== shape.length)
    throw new ModelError(`expected an order of the axes of ${shapeText(shape)}, got ${shapeText(order)}`);
  const strides = stridesOf(shape);
  return [
    gathered(
      call,
      input,
      order.map((axis) => shape[axis]),
      order.map((axis) => strides[axis]),
    ),
  ];
};

const squeeze: Operator = (call) => {
  const input = call.input(0);
  const named = (call.numbers('axes') ?? call.list(1))?.map((axis) => axisAt(axis, input.shape.length));
  const shape = input.shape.filter((size, axis) => !(named?.includes(axis) ?? size === 1));
  if (sizeOf(shape) !== input.values.length)
    throw new ModelError(`expected axes of size 1, got ${shapeText(named ?? [])} of ${shapeText(input.shape)}`);
  return [reshaped(input, shape)];
};

const unsqueeze: Operator = (call) => {
  const input = call.input(0);
  const axes = call.numbers('axes') ?? call.list(1) ?? [];
  const rank = input.shape.length + axes.length;
  const places = new Set(axes.map((axis) => axisAt(axis, rank)));
  if (places.size !== axes.length) throw new ModelError(`expected different axes, got ${shapeText(axes)}`);
  let next = 0;
  return [
    reshaped(
      input,
      Array.from({ length: rank }, (_, axis) => (places.has(axis) ? 1 : input.shape[next++])),
    ),
  ];
};

const expand: Operator = (call) => {
  const input = call.input(0);
  const shape = broadcastShape(input.shape, call.list(1) ?? []);
  return [gathered(call, input, shape, broadcastStrides(input.shape, shape))];
};

const tile: Operator = (call) => {
  const input = call.input(0);
  const repeats = call.list(1) ?? [];
  const shape = input.shape.map((size, axis) => size * (repeats[axis] ?? NaN));
  const strides = stridesOf(input.shape);
  // Each axis as two: the repeats, which do not move, and the places.
  const split = input.shape.flatMap((size, axis) => [repeats[axis] ?? NaN, size]);
  call.create(shape);
  const tiled = gathered(
    call,
    input,
    split,
    strides.flatMap((stride) => [0, stride]),
  );
  return [reshaped(tiled, shape)];
};

const concat: Operator = (call) => {
  const parts = call.inputs.map((_, index) => call.input(index));
  const [{ shape: first, kind }] = parts;
  const axis = axisAt(call.number('axis', 0), first.length);
  for (const { shape } of parts) {
    if (shape.length !== first.length || shape.some((size, k) => k !== axis && size !== first[k]))
      throw new ModelError(
        `expected shapes that fit along axis ${axis}, got ${shapeText(first)} and ${shapeText(shape)}`,
      );
  }
  const total = parts.reduce((sum, { shape }) => sum + shape[axis], 0);
  const shape = first.map((size, k) => (k === axis ? total : size));
  const values = call.create(shape, kind);
  const outer = sizeOf(first.slice(0, axis));
  const inner = sizeOf(first.slice(axis + 1));
  let at = 0;
  for (let block = 0; block < outer; block++) {
    for (const part of parts) {
      const run = part.shape[axis] * inner;
      values.set(part.values.subarray(block * run, (block + 1) * run), at);
      at += run;
    }
  }
  return [{ kind, shape, values }];
};

/** Some neighbouring places of an axis. */
function partOf(call: Call, input: Tensor, axis: number, start: number, size: number): Tensor {
  const shape = input.shape.map((all, k) => (k === axis ? size : all));
  const strides = stridesOf(input.shape);
  return gathered(call, input, shape, strides, start * strides[axis]);
}

const split: Operator = (call) => {
  const input = call.input(0);
  const axis = axisAt(call.number('axis', 0), input.shape.length);
  const count = call.node.outputs.length;
  const size = Math.ceil(input.shape[axis] / count);
  const even = Array.from({ length: count }, (_, k) => Math.max(0, Math.min(size, input.shape[axis] - k * size)));
  const sizes = call.list(1) ?? call.numbers('split') ?? even;
  if (sizes.length !== count || sizes.reduce((sum, one) => sum + one, 0) !== input.shape[axis])
    throw new ModelError(`expected ${count} parts of ${input.shape[axis]} places, got ${shapeText(sizes)}`);
  let start = 0;
  return sizes.map((one) => {
    const part = partOf(call, input, axis, start, one);
    start += one;
    return part;
  });
};

const slice: Operator = (call) => {
  const input = call.input(0);
  const starts = call.list(1) ?? call.numbers('starts') ?? [];
  const ends = call.list(2) ?? call.numbers('ends') ?? [];
  const axes = call.list(3) ?? call.numbers('axes') ?? starts.map((_, k) => k);
  const steps = call.list(4) ?? starts.map(() => 1);
  const shape = [...input.shape];
  const strides = stridesOf(input.shape);
  let first = 0;
  axes.forEach((named, k) => {
    const axis = axisAt(named, input.shape.length);
    const size = input.shape[axis];
    const step = steps[k];
    if (!Number.isInteger(step) || step === 0) throw new ModelError(`expected a step other than 0, got ${step}`);
    const [low, high] = step > 0 ? [0, size] : [-1, size - 1];
    const inside = (place: number): number => Math.min(high, Math.max(low, place < 0 ? place + size : place));
    const start =
      step > 0 ? inside(starts[k]) : Math.min(size - 1, Math.max(0, starts[k] < 0 ? starts[k] + size : starts[k]));
    shape[axis] = Math.max(0, Math.ceil((inside(ends[k]) - start) / step));
    first += start * strides[axis];
    strides[axis] *= step;
  });
  return [gathered(call, input, shape, strides, first)];
};

const gather: Operator = (call) => {
  const [input, places] = [call.input(0), call.input(1)];
  const axis = axisAt(call.number('axis', 0), input.shape.length);
  const size = input.shape[axis];
  const [outer, inner] = [sizeOf(input.shape.slice(0, axis)), sizeOf(input.shape.slice(axis + 1))];
  const shape = [...input.shape.slice(0, axis), ...places.shape, ...input.shape.slice(axis + 1)];
  const values = call.create(shape, input.kind);
  let at = 0;
  for (let block = 0; block < outer; block++) {
    for (const named of places.values) {
      const start = (block * size + axisAt(named, size)) * inner;
      values.set(input.values.subarray(start, start + inner), at);
      at += inner;
    }
  }
  return [{ kind: input.kind, shape, values }];
};

const pad: Operator = (call) => {
  const input = call.input(0);
  const { shape } = input;
  const mode = call.text('mode', 'constant');
  const given = call.list(1) ?? call.numbers('pads') ?? [];
  const axes = call.list(3)?.map((axis) => axisAt(axis, shape.length)) ?? shape.map((_, axis) => axis);
  const [before, after] = [shape.map(() => 0), shape.map(() => 0)];
  axes.forEach((axis, k) => {
    before[axis] = given[k] ?? NaN;
    after[axis] = given[k + axes.length] ?? NaN;
  });
  const padded = shape.map((size, axis) => size + before[axis] + after[axis]);
  const values = call.create(padded, input.kind);
  const filling = call.optional(2)?.values.at(0) ?? call.number('value', 0);
  const strides = stridesOf(shape);
  const places = padded.map((size, axis) =>
    Array.from({ length: size }, (_, place) => insideOf(place - before[axis], shape[axis], mode)),
  );
  const whole = stridesOf(padded);
  for (let k = 0; k < values.length; k++) {
    let from = 0;
    for (let axis = 0; axis < padded.length && from >= 0; axis++) {
      const place = places[axis][Math.floor(k / whole[axis]) % padded[axis]];
      from = place < 0 ? -1 : from + place * strides[axis];
    }
    values[k] = from < 0 ? filling : input.values[from];
  }
  return [{ kind: input.kind, shape: padded, values }];
};

/** The place inside an axis that a place outside it repeats; −1 where it is filled with a constant. */
function insideOf(place: number, size: number, mode: string): number {
  if (place >= 0 && place < size) return place;
  switch (mode) {
    case 'constant':
      return -1;
    case 'edge':
      return Math.min(size - 1, Math.max(0, place));
    case 'reflect': {
      const period = Math.max(1, 2 * (size - 1));
      const back = ((place % period) + period) % period;
      return back < size ? back : period - back;
    }
    case 'wrap':
      return ((place % size) + size) % size;
    default:
      throw new ModelError(`expected a mode constant, edge, reflect or wrap, got ${mode}`);
  }
}

/** The tensor that an attribute is; null if it is something else. */
function tensorOf(attribute: Attribute | undefined): Tensor | null {
  return typeof attribute === 'object' && 'kind' in attribute && attribute.kind !== 'graph' ? attribute : null;
}

const constant: Operator = (call) => {
  const value = tensorOf(call.attribute('value'));
  if (value !== null) return [value];
  const number = call.attribute('value_float');
  if (typeof number === 'number') return [{ kind: 'real', shape: [], values: Float64Array.of(number) }];
  const whole = call.attribute('value_int');
  if (typeof whole === 'number') return [integers([whole], [])];
  const numbers = call.numbers('value_floats');
  if (numbers !== null) return [{ kind: 'real', shape: [numbers.length], values: Float64Array.from(numbers) }];
  const several = call.numbers('value_ints');
  if (several !== null) return [integers(several)];
  throw new ModelError('expected a constant of numbers');
};

const constantOfShape: Operator = (call) => {
  const shape = call.list(0) ?? [];
  const filling = tensorOf(call.attribute('value'));
  return [
    {
      kind: filling?.kind ?? 'real',
      shape,
      values: call.create(shape, filling?.kind).fill(filling?.values.at(0) ?? 0),
    },
  ];
};

const range: Operator = (call) => {
  const [start, limit, step] = [0, 1, 2].map((index) => call.input(index).values[0]);
  const count = Math.max(0, Math.ceil((limit - start) / step));
  const { kind } = call.input(0);
  const values = call.create([count], kind).map((_, k) => start + k * step);
  return [{ kind, shape: [count], values }];
};

/** `TensorProto.DataType` of real numbers; all others but truth values are whole. */
const realTypes: readonly number[] = [1, 10, 11, 16];

const castTo = (input: Tensor, kind: Tensor['kind']): Tensor => {
  if (kind === 'truth') return { kind, shape: input.shape, values: input.values.map((x) => Number(x !== 0)) };
  if (kind === 'integer' && input.kind === 'real')
    return { kind, shape: input.shape, values: input.values.map(Math.trunc) };
  return { ...input, kind };
};

export const shapeOperators: Readonly<Record<string, Operator>> = {
  Identity: (call) => [call.input(0)],
  Dropout: (call) => {
    const isTraining = call.optional(2)?.values.at(0) === 1;
    if (isTraining)
      throw new ModelError('it drops numbers at random, as in training. Call model.eval() before the export.');
    return [call.input(0)];
  },
  Reshape: reshape,
  Flatten: flatten,
  Transpose: transpose,
  Squeeze: squeeze,
  Unsqueeze: unsqueeze,
  Expand: expand,
  Tile: tile,
  Concat: concat,
  Split: split,
  Slice: slice,
  Gather: gather,
  Pad: pad,
  Shape: (call) => {
    const { shape } = call.input(0);
    return [integers(shape.slice(call.number('start', 0), call.number('end', shape.length)))];
  },
  Size: (call) => [integers([sizeOf(call.input(0).shape)], [])],
  Constant: constant,
  ConstantOfShape: constantOfShape,
  Range: range,
  Cast: (call) => {
    const type = call.number('to', 1);
    return [castTo(call.input(0), realTypes.includes(type) ? 'real' : type === 9 ? 'truth' : 'integer')];
  },
  CastLike: (call) => [castTo(call.input(0), call.input(1).kind)],
};
