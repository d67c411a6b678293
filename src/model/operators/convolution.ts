import { ModelError } from '../model-error.js';
import { real, shapeText, sizeOf } from '../tensor.js';
import type { Operator } from './call.js';
import { coverage, stopsOf, windowOf, type Window } from './window.js';

const convolution: Operator = (call) => {
  const [input, weight] = [call.input(0), call.input(1)];
  const bias = call.optional(2)?.values ?? null;
  const [rows, channels, ...places] = input.shape;
  const [filters, perGroup, ...size] = weight.shape;
  const groups = call.number('group', 1);
  if (perGroup * groups !== channels || filters % groups !== 0)
    throw new ModelError(
      `expected ${perGroup * groups} channels, got ${shapeText(input.shape)} for weights ${shapeText(weight.shape)}`,
    );
  const window = windowOf(call, size, places);
  const stops = stopsOf(window, places);
  const [image, area, taps] = [sizeOf(places), sizeOf(stops), sizeOf(size)];
  const shape = [rows, filters, ...stops];
  const values = call.create(shape);
  const under = coverage(window, places, stops);
  const filtersPerGroup = filters / groups;
  for (let row = 0; row < rows; row++) {
    for (let filter = 0; filter < filters; filter++) {
      const firstChannel = Math.floor(filter / filtersPerGroup) * perGroup;
      const target = (row * filters + filter) * area;
      for (let stop = 0; stop < area; stop++) {
        const pairs = under[stop];
        let sum = bias === null ? 0 : bias[filter];
        for (let channel = 0; channel < perGroup; channel++) {
          const from = (row * channels + firstChannel + channel) * image;
          const kernel = (filter * perGroup + channel) * taps;
          for (let k = 0; k < pairs.length; k += 2)
            sum += input.values[from + pairs[k]] * weight.values[kernel + pairs[k + 1]];
        }
        values[target + stop] = sum;
      }
    }
  }
  return [real(shape, values)];
};

/** The transpose of a convolution, as a linear map. */
const transposedConvolution: Operator = (call) => {
  const [input, weight] = [call.input(0), call.input(1)];
  const bias = call.optional(2)?.values ?? null;
  const [rows, channels, ...stops] = input.shape;
  const [inputs, perGroup, ...size] = weight.shape;
  const groups = call.number('group', 1);
  if (inputs !== channels || channels % groups !== 0)
    throw new ModelError(
      `expected ${inputs} channels, got ${shapeText(input.shape)} for weights ${shapeText(weight.shape)}`,
    );
  const { window, places } = transposedWindow(call, size, stops);
  const [image, area, taps] = [sizeOf(places), sizeOf(stops), sizeOf(size)];
  const filters = perGroup * groups;
  const shape = [rows, filters, ...places];
  const sums = new Float64Array(call.create(shape).length);
  const under = coverage(window, places, stops);
  for (let row = 0; row < rows; row++) {
    for (let channel = 0; channel < channels; channel++) {
      const firstFilter = Math.floor((channel * groups) / channels) * perGroup;
      const from = (row * channels + channel) * area;
      for (let filter = 0; filter < perGroup; filter++) {
        const target = (row * filters + firstFilter + filter) * image;
        const kernel = (channel * perGroup + filter) * taps;
        for (let stop = 0; stop < area; stop++) {
          const pairs = under[stop];
          const value = input.values[from + stop];
          for (let k = 0; k < pairs.length; k += 2)
            sums[target + pairs[k]] += value * weight.values[kernel + pairs[k + 1]];
        }
      }
    }
  }
  const values = call.create(shape);
  for (let k = 0; k < values.length; k++)
    values[k] = sums[k] + (bias === null ? 0 : bias[Math.floor(k / image) % filters]);
  return [real(shape, values)];
};

/** The window of the convolution that is transposed, and the places of its image. */
function transposedWindow(
  call: Parameters<Operator>[0],
  size: readonly number[],
  stops: readonly number[],
): { readonly window: Window; readonly places: readonly number[] } {
  const wanted = call.numbers('output_shape')?.slice(-size.length) ?? null;
  const more = call.numbers('output_padding') ?? size.map(() => 0);
  const strides = call.numbers('strides') ?? size.map(() => 1);
  const dilations = call.numbers('dilations') ?? size.map(() => 1);
  const automatic = call.text('auto_pad', 'NOTSET');
  const pads = call.numbers('pads') ?? new Array<number>(2 * size.length).fill(0);
  const full = stops.map((count, k) => strides[k] * (count - 1) + more[k] + (size[k] - 1) * dilations[k] + 1);
  const isSame = automatic.startsWith('SAME');
  const places =
    wanted ?? full.map((length, k) => (isSame ? stops[k] * strides[k] : length - pads[k] - pads[k + size.length]));
  const isGiven = wanted === null && !isSame;
  const cut = full.map((length, k) => length - places[k]);
  const before = isGiven
    ? pads.slice(0, size.length)
    : cut.map((one) => (automatic === 'SAME_UPPER' ? Math.floor(one / 2) : Math.ceil(one / 2)));
  if (places.some((length) => !(length >= 1)) || before.some((one) => one < 0))
    throw new ModelError(`expected a result of at least one place, got ${shapeText(places)}`);
  const checked = windowOf(call, size, stops);
  return { window: { ...checked, before, after: before }, places };
}

export const convolutionOperators: Readonly<Record<string, Operator>> = {
  Conv: convolution,
  ConvTranspose: transposedConvolution,
};
