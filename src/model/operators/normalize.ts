import { ModelError } from '../model-error.js';
import { axisAt, real, sizeOf, type Tensor } from '../tensor.js';
import type { Call, Operator } from './call.js';

/** Changes each run of numbers along one axis, or along all axes from one on. */
function alongAxis(
  call: Call,
  { shape, values, kind }: Tensor,
  axis: number,
  toEnd: boolean,
  change: (run: Float64Array) => void,
): Tensor {
  const length = toEnd ? sizeOf(shape.slice(axis)) : shape[axis];
  const inner = toEnd ? 1 : sizeOf(shape.slice(axis + 1));
  const result = call.create(shape);
  const run = new Float64Array(length);
  for (let outer = 0; outer < sizeOf(shape.slice(0, axis)); outer++) {
    for (let column = 0; column < inner; column++) {
      const start = outer * length * inner + column;
      for (let k = 0; k < length; k++) run[k] = values[start + k * inner];
      change(run);
      for (let k = 0; k < length; k++) result[start + k * inner] = run[k];
    }
  }
  return { kind, shape, values: result };
}

function toSoftmax(run: Float64Array): void {
  const greatest = run.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let k = 0; k < run.length; k++) sum += run[k] = Math.exp(run[k] - greatest);
  for (let k = 0; k < run.length; k++) run[k] /= sum;
}

function toLogSoftmax(run: Float64Array): void {
  const greatest = run.reduce((a, b) => Math.max(a, b), -Infinity);
  const sum = run.reduce((total, value) => total + Math.exp(value - greatest), 0);
  for (let k = 0; k < run.length; k++) run[k] -= greatest + Math.log(sum);
}

/** Mean 0 and variance 1. */
function standardize(run: Float64Array, epsilon: number): void {
  const mean = run.reduce((sum, value) => sum + value, 0) / run.length;
  const variance = run.reduce((sum, value) => sum + (value - mean) ** 2, 0) / run.length;
  const scale = 1 / Math.sqrt(variance + epsilon);
  for (let k = 0; k < run.length; k++) run[k] = (run[k] - mean) * scale;
}

/** Until version 13 the axes from the one that is named on were taken as one. */
const softmax = (change: (run: Float64Array) => void): Operator => {
  return (call) => {
    const input = call.input(0);
    const isOld = call.opset < 13;
    const axis = axisAt(call.number('axis', isOld ? 1 : -1), input.shape.length);
    return [alongAxis(call, input, axis, isOld, change)];
  };
};

/** Multiplies each channel (the second axis) by a factor and adds a summand. */
function perChannel(
  call: Call,
  { shape, values }: Tensor,
  factor: (c: number) => number,
  summand: (c: number) => number,
): Tensor {
  const channels = shape.length > 1 ? shape[1] : 1;
  const inner = sizeOf(shape.slice(2));
  const result = call.create(shape);
  for (let block = 0; block * inner < values.length; block++) {
    const [a, b] = [factor(block % channels), summand(block % channels)];
    for (let k = block * inner; k < (block + 1) * inner; k++) result[k] = a * values[k] + b;
  }
  return real(shape, result);
}

const batchNormalization: Operator = (call) => {
  if (call.number('training_mode', 0) === 1)
    throw new ModelError('it normalises by the batch, as in training. Call model.eval() before the export.');
  const [scale, bias, mean, variance] = [1, 2, 3, 4].map((index) => call.input(index).values);
  const epsilon = call.number('epsilon', 1e-5);
  const factor = (c: number): number => scale[c] / Math.sqrt(variance[c] + epsilon);
  return [perChannel(call, call.input(0), factor, (c) => bias[c] - mean[c] * factor(c))];
};

const layerNormalization: Operator = (call) => {
  const input = call.input(0);
  const axis = axisAt(call.number('axis', -1), input.shape.length);
  const epsilon = call.number('epsilon', 1e-5);
  const scale = call.input(1).values;
  const bias = call.optional(2)?.values ?? null;
  return [
    alongAxis(call, input, axis, true, (run) => {
      standardize(run, epsilon);
      for (let k = 0; k < run.length; k++)
        run[k] = run[k] * scale[k % scale.length] + (bias === null ? 0 : bias[k % bias.length]);
    }),
  ];
};

const rmsNormalization: Operator = (call) => {
  const input = call.input(0);
  const axis = axisAt(call.number('axis', -1), input.shape.length);
  const epsilon = call.number('epsilon', 1e-5);
  const scale = call.input(1).values;
  return [
    alongAxis(call, input, axis, true, (run) => {
      const factor = 1 / Math.sqrt(run.reduce((sum, value) => sum + value * value, 0) / run.length + epsilon);
      for (let k = 0; k < run.length; k++) run[k] *= factor * scale[k % scale.length];
    }),
  ];
};

/** In each row by groups of channels. */
function normalizeGroups(call: Call, input: Tensor, groups: number, epsilon: number): Tensor {
  const [rows, channels] = input.shape;
  if (!(groups >= 1) || channels % groups !== 0)
    throw new ModelError(`expected groups of equal size, got ${channels} channels in ${groups} groups`);
  const size = sizeOf(input.shape) / (rows * groups);
  const grouped = alongAxis(call, { ...input, shape: [rows, groups, size] }, 2, false, (run) =>
    standardize(run, epsilon),
  );
  return { ...grouped, shape: input.shape };
}

const instanceNormalization: Operator = (call) => {
  const input = call.input(0);
  const [scale, bias] = [call.input(1).values, call.input(2).values];
  const normal = normalizeGroups(call, input, input.shape[1], call.number('epsilon', 1e-5));
  return [
    perChannel(
      call,
      normal,
      (c) => scale[c],
      (c) => bias[c],
    ),
  ];
};

const groupNormalization: Operator = (call) => {
  const input = call.input(0);
  const [scale, bias] = [call.input(1).values, call.input(2).values];
  const groups = call.number('num_groups', 1);
  const normal = normalizeGroups(call, input, groups, call.number('epsilon', 1e-5));
  // Until version 21 there was one factor for each group.
  const place = (c: number): number => (scale.length === groups ? Math.floor((c * groups) / input.shape[1]) : c);
  return [
    perChannel(
      call,
      normal,
      (c) => scale[place(c)],
      (c) => bias[place(c)],
    ),
  ];
};

const lpNormalization: Operator = (call) => {
  const input = call.input(0);
  const axis = axisAt(call.number('axis', -1), input.shape.length);
  const isAbsolute = call.number('p', 2) === 1;
  return [
    alongAxis(call, input, axis, false, (run) => {
      const norm = isAbsolute ? run.reduce((sum, value) => sum + Math.abs(value), 0) : Math.hypot(...run);
      if (norm !== 0) for (let k = 0; k < run.length; k++) run[k] /= norm;
    }),
  ];
};

export const normalizeOperators: Readonly<Record<string, Operator>> = {
  Softmax: softmax(toSoftmax),
  LogSoftmax: softmax(toLogSoftmax),
  BatchNormalization: batchNormalization,
  LayerNormalization: layerNormalization,
  RMSNormalization: rmsNormalization,
  InstanceNormalization: instanceNormalization,
  GroupNormalization: groupNormalization,
  LpNormalization: lpNormalization,
};
