import { ModelError } from '../model-error.js';
import { real, shapeText, sizeOf, type Tensor } from '../tensor.js';
import type { Call, Operator } from './call.js';
import { coverage, stopsOf, windowOf, type Window } from './window.js';

/** Reduces the places under each stop of a window, in each channel. */
function pooled(
  call: Call,
  reduce: (values: Tensor['values'], from: number, pairs: Int32Array, taps: number) => number,
  given: Window | null = null,
): Tensor {
  const input = call.input(0);
  const [rows, channels, ...places] = input.shape;
  const size = given?.size ?? call.numbers('kernel_shape') ?? [];
  const window = given ?? windowOf(call, size, places);
  const stops = stopsOf(window, places, call.number('ceil_mode', 0) === 1 ? Math.ceil : Math.floor);
  const shape = [rows, channels, ...stops];
  const values = call.create(shape);
  const under = coverage(window, places, stops);
  const [image, area, taps] = [sizeOf(places), sizeOf(stops), sizeOf(size)];
  for (let plane = 0; plane < rows * channels; plane++) {
    for (let stop = 0; stop < area; stop++)
      values[plane * area + stop] = reduce(input.values, plane * image, under[stop], taps);
  }
  return real(shape, values);
}

/** The places of the largest numbers under each stop of a window, in the flat array of the input; of several the first. */
export function largestPlaces(call: Call): Float64Array {
  const isGlobal = call.node.operator.startsWith('Global');
  const { shape } = call.input(0);
  const size = isGlobal ? shape.slice(2) : (call.numbers('kernel_shape') ?? []);
  const window = isGlobal
    ? { size, strides: size, dilations: size.map(() => 1), before: size.map(() => 0), after: size.map(() => 0) }
    : null;
  const places = pooled(
    call,
    (values, from, pairs) => {
      let best = from + pairs[0];
      for (let k = 2; k < pairs.length; k += 2) if (values[from + pairs[k]] > values[best]) best = from + pairs[k];
      return best;
    },
    window,
  );
  return Float64Array.from(places.values);
}

/** One number for each channel. */
const wholePlane = (reduce: (plane: readonly number[]) => number): Operator => {
  return (call) => {
    const { shape, values } = call.input(0);
    const size = sizeOf(shape.slice(2));
    const result = call.create([shape[0], shape[1], ...shape.slice(2).map(() => 1)]);
    for (let plane = 0; plane < result.length; plane++)
      result[plane] = reduce(Array.from(values.subarray(plane * size, (plane + 1) * size)));
    return [real([shape[0], shape[1], ...shape.slice(2).map(() => 1)], result)];
  };
};

export const poolingOperators: Readonly<Record<string, Operator>> = {
  MaxPool: (call) => {
    if (call.node.outputs.length > 1) throw new ModelError('expected the largest numbers alone, got their places too');
    return [
      pooled(call, (values, from, pairs) => {
        let greatest = -Infinity;
        for (let k = 0; k < pairs.length; k += 2) greatest = Math.max(greatest, values[from + pairs[k]]);
        return greatest;
      }),
    ];
  },
  AveragePool: (call) => {
    const countsPadding = call.number('count_include_pad', 0) === 1;
    if (countsPadding && call.number('ceil_mode', 0) === 1)
      throw new ModelError('expected ceil_mode or count_include_pad, got both');
    return [
      pooled(call, (values, from, pairs, taps) => {
        let sum = 0;
        for (let k = 0; k < pairs.length; k += 2) sum += values[from + pairs[k]];
        return sum / (countsPadding ? taps : pairs.length / 2);
      }),
    ];
  },
  GlobalAveragePool: wholePlane((plane) => plane.reduce((sum, value) => sum + value, 0) / plane.length),
  GlobalMaxPool: wholePlane((plane) => plane.reduce((a, b) => Math.max(a, b), -Infinity)),
};

/** Places of a finer or coarser line, by nearest neighbour or linear interpolation: two places and the share of the second. */
interface Sampling {
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly share: Float64Array;
}

function samplingOf(call: Call, from: number, to: number, scale: number): Sampling {
  const mode = call.text('mode', 'nearest');
  const coordinates = call.text('coordinate_transformation_mode', call.opset < 11 ? 'asymmetric' : 'half_pixel');
  const rounding = call.text('nearest_mode', call.opset < 11 ? 'floor' : 'round_prefer_floor');
  const place = (k: number): number => {
    switch (coordinates) {
      case 'half_pixel':
        return (k + 0.5) / scale - 0.5;
      case 'pytorch_half_pixel':
        return to > 1 ? (k + 0.5) / scale - 0.5 : 0;
      case 'align_corners':
        return to > 1 ? (k * (from - 1)) / (to - 1) : 0;
      case 'asymmetric':
        return k / scale;
      default:
        throw new ModelError(
          `expected coordinates by half_pixel, pytorch_half_pixel, align_corners or asymmetric, got ${coordinates}`,
        );
    }
  };
  const inside = (at: number): number => Math.min(from - 1, Math.max(0, at));
  const places = Float64Array.from({ length: to }, (_, k) => place(k));
  if (mode === 'nearest') {
    const nearest = Int32Array.from(places, (at) => inside(rounded(at, rounding)));
    return { low: nearest, high: nearest, share: new Float64Array(to) };
  }
  if (mode !== 'linear') throw new ModelError(`expected the mode nearest or linear, got ${mode}`);
  const low = places.map(Math.floor);
  return {
    low: Int32Array.from(low, inside),
    high: Int32Array.from(low, (at) => inside(at + 1)),
    share: places.map((at, k) => at - low[k]),
  };
}

function rounded(place: number, mode: string): number {
  switch (mode) {
    case 'round_prefer_floor':
      return Math.ceil(place - 0.5);
    case 'round_prefer_ceil':
      return Math.floor(place + 0.5);
    case 'floor':
      return Math.floor(place);
    case 'ceil':
      return Math.ceil(place);
    default:
      throw new ModelError(`expected a nearest_mode of ONNX, got ${mode}`);
  }
}

const resize: Operator = (call) => {
  const input = call.input(0);
  const { shape } = input;
  // The oldest form has the scales as its second input, later ones have a region in between.
  const isOld = call.opset < 11;
  const scales = (isOld ? (call.list(1) ?? call.numbers('scales')) : call.list(2)) ?? [];
  const sizes = isOld ? [] : (call.list(3) ?? []);
  const axes = call.numbers('axes') ?? shape.map((_, axis) => axis);
  let result = input;
  axes.forEach((axis, k) => {
    const from = shape[axis];
    const to = sizes.length > 0 ? sizes[k] : Math.floor(from * scales[k]);
    if (to === from) return;
    if (!(to >= 1)) throw new ModelError(`expected sizes of at least 1, got ${to} for ${shapeText(shape)}`);
    result = resizedAlong(call, result, axis, samplingOf(call, from, to, sizes.length > 0 ? to / from : scales[k]));
  });
  return [result];
};

function resizedAlong(
  call: Call,
  { kind, shape, values }: Tensor,
  axis: number,
  { low, high, share }: Sampling,
): Tensor {
  const inner = sizeOf(shape.slice(axis + 1));
  const wanted = shape.map((size, k) => (k === axis ? low.length : size));
  const result = call.create(wanted);
  for (let outer = 0; outer < sizeOf(shape.slice(0, axis)); outer++) {
    for (let k = 0; k < low.length; k++) {
      const [a, b] = [low[k], high[k]].map((place) => (outer * shape[axis] + place) * inner);
      const target = (outer * low.length + k) * inner;
      for (let i = 0; i < inner; i++) result[target + i] = values[a + i] * (1 - share[k]) + values[b + i] * share[k];
    }
  }
  return { kind, shape: wanted, values: result };
}

export const resizeOperators: Readonly<Record<string, Operator>> = { Resize: resize, Upsample: resize };
