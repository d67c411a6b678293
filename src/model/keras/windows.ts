import type { Attribute } from '../graph.js';
import { ModelError } from '../model-error.js';
import { sizeOf, type Tensor } from '../tensor.js';
import type { LayerCall, Rows } from './layer-call.js';

/*
 * Layers that move a window over places. Keras has the channels last, and the operators of ONNX have them second.
 */

/** The order of axes with the channels second, and back. */
const toSecond = (axes: number): number[] => [0, axes + 1, ...Array.from({ length: axes }, (_, k) => k + 1)];
const toLast = (axes: number): number[] => [0, ...Array.from({ length: axes }, (_, k) => k + 2), 1];

/** Does something with the channels second, whatever the layer has. */
function withChannelsSecond({ graph, layer, inputs, where }: LayerCall, axes: number, of: (x: string) => string): Rows {
  const [{ tensor, rank }] = inputs;
  if (rank !== axes + 2) throw new ModelError(`${where}: expected rows of ${axes + 1} axes, got rows of ${rank - 1}`);
  if (layer.config.text('data_format', 'channels_last') === 'channels_first') return { tensor: of(tensor), rank };
  const moved = of(graph.add('Transpose', [tensor], { perm: toSecond(axes) }));
  return { tensor: graph.add('Transpose', [moved], { perm: toLast(axes) }), rank };
}

/** A tensor with its axes in another order. */
function permuted({ kind, shape, values }: Tensor, order: readonly number[]): Tensor {
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const target = order.map((axis) => shape[axis]);
  const result = new Float64Array(values.length);
  for (let k = 0; k < result.length; k++) {
    let [rest, from] = [k, 0];
    for (let axis = target.length - 1; axis >= 0; axis--) {
      from += (rest % target[axis]) * strides[order[axis]];
      rest = Math.floor(rest / target[axis]);
    }
    result[k] = values[from];
  }
  return { kind, shape: target, values: result };
}

const padding = ({ layer }: LayerCall): 'same' | 'valid' => {
  const found = layer.config.text('padding', 'valid');
  if (found === 'same' || found === 'valid') return found;
  throw layer.config.wrong('padding', "'same' or 'valid'");
};

/** Of a window that slides: `SAME_UPPER` is what TensorFlow calls same. */
const slid = (layerCall: LayerCall): Readonly<Record<string, Attribute>> => ({
  auto_pad: padding(layerCall) === 'same' ? 'SAME_UPPER' : 'VALID',
});

/** Of the window of a convolution. */
const convolved = (layerCall: LayerCall, axes: number): Readonly<Record<string, Attribute>> => {
  const { config } = layerCall.layer;
  return {
    ...slid(layerCall),
    strides: config.numbers('strides', axes) ?? new Array<number>(axes).fill(1),
    dilations: config.numbers('dilation_rate', axes) ?? new Array<number>(axes).fill(1),
  };
};

export const convolution =
  (axes: number) =>
  (layerCall: LayerCall): Rows => {
    const { graph, layer } = layerCall;
    const { config } = layer;
    const isBiased = config.flag('use_bias', true);
    const [kernel, bias] = layerCall.arrays(isBiased ? 2 : 1);
    // Places, channels, filters → filters, channels, places.
    const weights = layerCall.constant(
      'kernel',
      permuted(kernel, [axes + 1, axes, ...kernel.shape.slice(0, axes).keys()]),
    );
    const made = withChannelsSecond(layerCall, axes, (x) =>
      graph.add('Conv', [x, weights, ...(isBiased ? [layerCall.constant('bias', bias)] : [])], {
        ...convolved(layerCall, axes),
        group: config.number('groups', 1),
      }),
    );
    return layerCall.activated(made);
  };

/** A convolution of each channel by itself, without a bias. @param kernel places, channels, filters of each. */
function eachChannel(layerCall: LayerCall, axes: number, kernel: Tensor): Rows {
  const { graph } = layerCall;
  const places = kernel.shape.slice(0, axes);
  const [channels, filters] = kernel.shape.slice(axes);
  const { values, kind } = permuted(kernel, [axes, axes + 1, ...places.keys()]);
  const weights = layerCall.constant('depthwise', { kind, shape: [channels * filters, 1, ...places], values });
  return withChannelsSecond(layerCall, axes, (x) =>
    graph.add('Conv', [x, weights], {
      ...convolved(layerCall, axes),
      group: channels,
    }),
  );
}

/** Adds the bias of each channel, the last axis, and applies the activation. */
function finished(layerCall: LayerCall, { tensor, rank }: Rows, bias: Tensor | undefined): Rows {
  const { graph } = layerCall;
  const sum = bias === undefined ? tensor : graph.add('Add', [tensor, layerCall.constant('bias', bias)]);
  return layerCall.activated({ tensor: sum, rank });
}

export const depthwiseConvolution =
  (axes: number) =>
  (layerCall: LayerCall): Rows => {
    const [kernel, bias] = layerCall.arrays(layerCall.layer.config.flag('use_bias', true) ? 2 : 1);
    return finished(layerCall, eachChannel(layerCall, axes, kernel), bias);
  };

/** A depthwise convolution, then a product of the channels at each place with a matrix. */
export const separableConvolution =
  (axes: number) =>
  (layerCall: LayerCall): Rows => {
    const [kernel, pointwise, bias] = layerCall.arrays(layerCall.layer.config.flag('use_bias', true) ? 3 : 2);
    const { tensor, rank } = eachChannel(layerCall, axes, kernel);
    const matrix = layerCall.constant('pointwise', { ...pointwise, shape: pointwise.shape.slice(axes) });
    return finished(layerCall, { tensor: layerCall.graph.add('MatMul', [tensor, matrix]), rank }, bias);
  };

/** Places before and after, for each axis: a number for all, a number for each, or a pair for each. */
function ends({ layer: { config } }: LayerCall, name: string, axes: number): readonly (readonly [number, number])[] {
  const value = config.get(name) ?? 1;
  const list: readonly unknown[] = Array.isArray(value) ? value : new Array<unknown>(axes).fill(value);
  // With one axis a pair may stand alone.
  const perAxis = axes === 1 && list.length === 2 ? [list] : list;
  const found = perAxis.flatMap((one): [number, number][] => {
    const pair: readonly unknown[] = Array.isArray(one) ? one : [one, one];
    const [before, after] = pair;
    return pair.length === 2 && typeof before === 'number' && typeof after === 'number' ? [[before, after]] : [];
  });
  if (found.length === axes && perAxis.length === axes) return found;
  throw config.wrong(
    name,
    axes === 1 ? 'one or two numbers' : `a number or a pair of numbers for each of ${axes} axes`,
  );
}

export const zeroPadding =
  (axes: number) =>
  (layerCall: LayerCall): Rows => {
    const { graph, path } = layerCall;
    const around = ends(layerCall, 'padding', axes);
    const pads = [0, 0, ...around.map(([before]) => before), 0, 0, ...around.map(([, after]) => after)];
    const constant = graph.constant(`${path}/pads`, pads, [pads.length]);
    return withChannelsSecond(layerCall, axes, (x) => graph.add('Pad', [x, constant]));
  };

export const cropping =
  (axes: number) =>
  (layerCall: LayerCall): Rows => {
    const { graph, path } = layerCall;
    const cut = ends(layerCall, 'cropping', axes);
    const list = (name: string, values: readonly number[]): string =>
      graph.constant(`${path}/${name}`, values, [values.length]);
    const starts = list(
      'starts',
      cut.map(([before]) => before),
    );
    // The end of the axis, or as many places before it.
    const stops = list(
      'ends',
      cut.map(([, after]) => (after === 0 ? 2 ** 31 - 1 : -after)),
    );
    const along = list(
      'axes',
      cut.map((_, axis) => axis + 2),
    );
    return withChannelsSecond(layerCall, axes, (x) => graph.add('Slice', [x, starts, stops, along]));
  };

/** Places that are cut off on both sides of what a transposed convolution gives in full, and places added at its end. */
function transposedEnds(size: number, stride: number, isSame: boolean, more: number | null): [number, number, number] {
  if (more !== null) {
    const cut = isSame ? Math.floor(size / 2) : 0;
    return [cut, cut, more];
  }
  const cut = isSame ? Math.max(0, size - stride) : 0;
  return [Math.floor(cut / 2), Math.ceil(cut / 2), Math.max(0, stride - size)];
}

export const transposedConvolution =
  (axes: number) =>
  (layerCall: LayerCall): Rows => {
    const { layer, graph, where } = layerCall;
    const { config } = layer;
    const isBiased = config.flag('use_bias', true);
    const [kernel, bias] = layerCall.arrays(isBiased ? 2 : 1);
    const strides = config.numbers('strides', axes) ?? new Array<number>(axes).fill(1);
    if ((config.numbers('dilation_rate', axes) ?? []).some((rate) => rate !== 1))
      throw new ModelError(`${where}: transposed convolutions with a dilation are not read. Export the model as ONNX.`);
    const more = config.numbers('output_padding', axes);
    const ends = strides.map((stride, k) =>
      transposedEnds(kernel.shape[k], stride, padding(layerCall) === 'same', more?.[k] ?? null),
    );
    // Places, filters, channels → channels, filters, places.
    const weights = layerCall.constant(
      'kernel',
      permuted(kernel, [axes + 1, axes, ...kernel.shape.slice(0, axes).keys()]),
    );
    const made = withChannelsSecond(layerCall, axes, (x) =>
      graph.add('ConvTranspose', [x, weights, ...(isBiased ? [layerCall.constant('bias', bias)] : [])], {
        strides,
        pads: [...ends.map(([before]) => before), ...ends.map(([, after]) => after)],
        output_padding: ends.map(([, , end]) => end),
      }),
    );
    return layerCall.activated(made);
  };

export const pooling =
  (operator: 'MaxPool' | 'AveragePool', axes: number) =>
  (layerCall: LayerCall): Rows => {
    const { config } = layerCall.layer;
    const size = config.numbers('pool_size', axes) ?? new Array<number>(axes).fill(2);
    return withChannelsSecond(layerCall, axes, (x) =>
      layerCall.graph.add(operator, [x], {
        ...slid(layerCall),
        kernel_shape: size,
        strides: config.numbers('strides', axes) ?? size,
      }),
    );
  };

export const globalPooling =
  (operator: 'GlobalMaxPool' | 'GlobalAveragePool', axes: number) =>
  (layerCall: LayerCall): Rows => {
    const { graph, layer } = layerCall;
    const keeps = layer.config.flag('keepdims', false);
    const pooled = withChannelsSecond(layerCall, axes, (x) => graph.add(operator, [x]));
    return keeps ? pooled : { tensor: graph.add('Flatten', [pooled.tensor]), rank: 2 };
  };

export const upsampling =
  (axes: number) =>
  (layerCall: LayerCall): Rows => {
    const { graph, layer, where } = layerCall;
    const mode = layer.config.text('interpolation', 'nearest');
    if (mode !== 'nearest' && mode !== 'bilinear')
      throw new ModelError(`${where}: expected the interpolation nearest or bilinear, got ${mode}`);
    const factors = layer.config.numbers('size', axes) ?? new Array<number>(axes).fill(2);
    const scales = graph.constant(`${layerCall.path}/scales`, [1, 1, ...factors], [axes + 2]);
    return withChannelsSecond(layerCall, axes, (x) =>
      graph.add('Resize', [x, '', scales], {
        mode: mode === 'nearest' ? 'nearest' : 'linear',
        coordinate_transformation_mode: mode === 'nearest' ? 'asymmetric' : 'half_pixel',
        nearest_mode: 'floor',
      }),
    );
  };
