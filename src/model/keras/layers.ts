import { ModelError } from '../model-error.js';
import { shapeText, type Tensor } from '../tensor.js';
import { activate, clipped } from './activations.js';
import type { LayerCall, Rows } from './layer-call.js';
import {
  convolution,
  cropping,
  depthwiseConvolution,
  globalPooling,
  pooling,
  separableConvolution,
  transposedConvolution,
  upsampling,
  zeroPadding,
} from './windows.js';

/** What a layer of a kind makes of its inputs. */
type Translate = (call: LayerCall) => Rows;

const unchanged: Translate = ({ input }) => input;

const dense: Translate = (call) => {
  const { graph, input, layer } = call;
  const isBiased = layer.config.flag('use_bias', true);
  const [kernel, bias] = call.arrays(isBiased ? 2 : 1);
  if (kernel.shape.length !== 2)
    throw new ModelError(`${call.where}: expected weights of two axes, got ${shapeText(kernel.shape)}`);
  const product = graph.add('MatMul', [input.tensor, call.constant('kernel', kernel)]);
  const sum = isBiased ? graph.add('Add', [product, call.constant('bias', bias)]) : product;
  return call.activated({ tensor: sum, rank: input.rank });
};

/** x · factor + summand, along the last axis. */
function scaled(call: LayerCall, factor: readonly number[], summand: readonly number[]): Rows {
  const { graph, input } = call;
  const product = graph.add('Mul', [input.tensor, call.list('factor', factor)]);
  return { tensor: graph.add('Add', [product, call.list('summand', summand)]), rank: input.rank };
}

/** The numbers of an array, or one number for each place where it is left out. */
const valuesOf = (array: Tensor | null, count: number, otherwise: number): readonly number[] =>
  array === null ? new Array<number>(count).fill(otherwise) : Array.from(array.values);

const batchNormalization: Translate = (call) => {
  const { config } = call.layer;
  call.requireLastAxis('axis');
  const [hasGamma, hasBeta] = [config.flag('scale', true), config.flag('center', true)];
  const arrays = call.arrays(2 + Number(hasGamma) + Number(hasBeta));
  const [mean, variance] = arrays.slice(-2).map(({ values }) => values);
  const gamma = valuesOf(hasGamma ? arrays[0] : null, mean.length, 1);
  const beta = valuesOf(hasBeta ? arrays[Number(hasGamma)] : null, mean.length, 0);
  const epsilon = config.number('epsilon', 1e-3);
  const factor = gamma.map((one, k) => one / Math.sqrt(variance[k] + epsilon));
  return scaled(
    call,
    factor,
    beta.map((one, k) => one - mean[k] * factor[k]),
  );
};

const layerNormalization: Translate = (call) => {
  const { graph, input } = call;
  const { config } = call.layer;
  call.requireLastAxis('axis');
  if (config.flag('rms_scaling', false))
    throw new ModelError(`${call.where}: rms_scaling is not read. Use keras.layers.RMSNormalization.`);
  const [hasGamma, hasBeta] = [config.flag('scale', true), config.flag('center', true)];
  const arrays = call.arrays(Number(hasGamma) + Number(hasBeta));
  const one = (): string => graph.constant(`${call.path}/one`, [1], [1]);
  const inputs = [
    input.tensor,
    hasGamma ? call.constant('gamma', arrays[0]) : one(),
    ...(hasBeta ? [call.constant('beta', arrays[Number(hasGamma)])] : []),
  ];
  const made = graph.add('LayerNormalization', inputs, { axis: -1, epsilon: config.number('epsilon', 1e-3) });
  return { tensor: made, rank: input.rank };
};

const rmsNormalization: Translate = (call) => {
  const { graph, input, layer } = call;
  call.requireLastAxis('axis');
  const inputs = [input.tensor, call.constant('scale', call.arrays(1)[0])];
  const made = graph.add('RMSNormalization', inputs, { axis: -1, epsilon: layer.config.number('epsilon', 1e-6) });
  return { tensor: made, rank: input.rank };
};

/** x / max(‖x‖, 10⁻¹²). */
const unitNormalization: Translate = (call) => {
  const { graph, input } = call;
  call.requireLastAxis('axis');
  const length = graph.add('ReduceL2', [input.tensor], { axes: [-1], keepdims: 1 });
  const positive = graph.add('Max', [length, call.list('least', [1e-12])]);
  return { tensor: graph.add('Div', [input.tensor, positive]), rank: input.rank };
};

/** (x − mean) / √variance, or back. */
const normalization: Translate = (call) => {
  const { config } = call.layer;
  call.requireLastAxis('axis');
  const given = config.numbers('mean');
  const arrays = given === null ? call.arrays(2).map(({ values }) => Array.from(values)) : null;
  const mean = arrays?.[0] ?? given ?? [];
  const variance = arrays?.[1] ?? config.numbers('variance') ?? [];
  // The smallest deviation is what Keras divides by at least.
  const deviation = variance.map((one) => Math.max(Math.sqrt(one), 1e-7));
  if (config.flag('invert', false)) return scaled(call, deviation, mean);
  return scaled(
    call,
    deviation.map((one) => 1 / one),
    mean.map((one, k) => -one / deviation[k]),
  );
};

const relu: Translate = (call) => {
  const { graph, input } = call;
  const { config } = call.layer;
  const [slope, threshold] = [config.number('negative_slope', 0), config.number('threshold', 0)];
  const most = config.number('max_value', Infinity);
  if (threshold !== 0) throw new ModelError(`${call.where}: a threshold is not read. Export the model as ONNX.`);
  const bent =
    slope === 0 ? graph.add('Relu', [input.tensor]) : graph.add('LeakyRelu', [input.tensor], { alpha: slope });
  const limited = most === Infinity ? bent : clipped(graph, bent, -Infinity, most);
  return { tensor: limited, rank: input.rank };
};

const withAlpha =
  (operator: string, names: readonly string[], otherwise: number): Translate =>
  ({ graph, input, layer }) => {
    const name = names.find((one) => layer.config.get(one) !== undefined) ?? names[0];
    const alpha = layer.config.number(name, otherwise);
    return { tensor: graph.add(operator, [input.tensor], { alpha }), rank: input.rank };
  };

const named =
  (activation: string): Translate =>
  (call) => ({
    tensor: activate(call.graph, call.input.tensor, activation, call.where),
    rank: call.input.rank,
  });

const flatten: Translate = (call) => ({ tensor: call.graph.add('Flatten', [call.input.tensor]), rank: 2 });

const reshape: Translate = (call) => {
  const target = call.layer.config.numbers('target_shape') ?? [];
  const shape = call.graph.whole(`${call.path}/shape`, [0, ...target]);
  return { tensor: call.graph.add('Reshape', [call.input.tensor, shape]), rank: target.length + 1 };
};

const permute: Translate = ({ graph, input, layer }) => ({
  tensor: graph.add('Transpose', [input.tensor], { perm: [0, ...(layer.config.numbers('dims') ?? [])] }),
  rank: input.rank,
});

/** Of any number of inputs of one shape. */
const merged =
  (operator: string): Translate =>
  ({ graph, inputs }) => ({
    tensor: graph.add(
      operator,
      inputs.map(({ tensor }) => tensor),
    ),
    rank: inputs[0].rank,
  });

const product: Translate = ({ graph, inputs }) =>
  inputs.reduce((a, b) => ({ tensor: graph.add('Mul', [a.tensor, b.tensor]), rank: a.rank }));

const concatenate: Translate = ({ graph, inputs, layer }) => ({
  tensor: graph.add(
    'Concat',
    inputs.map(({ tensor }) => tensor),
    { axis: layer.config.number('axis', -1) },
  ),
  rank: inputs[0].rank,
});

const rescaling: Translate = (call) =>
  scaled(call, call.layer.config.numbers('scale') ?? [1], call.layer.config.numbers('offset') ?? [0]);

const perAxes = (
  name: string,
  translate: (axes: number) => Translate,
  ...counts: readonly number[]
): [string, Translate][] => counts.map((axes) => [`${name}${axes}D`, translate(axes)]);

/** By the names of Keras. */
const layers: ReadonlyMap<string, Translate> = new Map<string, Translate>([
  ['Dense', dense],
  // These do something in training alone.
  ...[
    'Dropout',
    'SpatialDropout1D',
    'SpatialDropout2D',
    'GaussianDropout',
    'GaussianNoise',
    'AlphaDropout',
    'ActivityRegularization',
    'Identity',
  ].map((name): [string, Translate] => [name, unchanged]),
  ['Activation', (call) => call.activated(call.input)],
  ['ReLU', relu],
  ['LeakyReLU', withAlpha('LeakyRelu', ['negative_slope', 'alpha'], 0.3)],
  ['ELU', withAlpha('Elu', ['alpha'], 1)],
  ['Softmax', named('softmax')],
  [
    'PReLU',
    (call) => ({
      tensor: call.graph.add('PRelu', [call.input.tensor, call.constant('alpha', call.arrays(1)[0])]),
      rank: call.input.rank,
    }),
  ],
  ['BatchNormalization', batchNormalization],
  ['LayerNormalization', layerNormalization],
  ['RMSNormalization', rmsNormalization],
  ['UnitNormalization', unitNormalization],
  ['Normalization', normalization],
  ['Rescaling', rescaling],
  ['Flatten', flatten],
  ['Reshape', reshape],
  ['Permute', permute],
  ['Add', merged('Sum')],
  ['Average', merged('Mean')],
  ['Maximum', merged('Max')],
  ['Minimum', merged('Min')],
  ['Subtract', merged('Sub')],
  ['Multiply', product],
  ['Concatenate', concatenate],
  ...perAxes('Conv', convolution, 1, 2),
  ...[1, 2].map((axes): [string, Translate] => [`Conv${axes}DTranspose`, transposedConvolution(axes)]),
  ...perAxes('MaxPooling', (axes) => pooling('MaxPool', axes), 1, 2),
  ...perAxes('AveragePooling', (axes) => pooling('AveragePool', axes), 1, 2),
  ...perAxes('GlobalMaxPooling', (axes) => globalPooling('GlobalMaxPool', axes), 1, 2),
  ...perAxes('GlobalAveragePooling', (axes) => globalPooling('GlobalAveragePool', axes), 1, 2),
  ...[1, 2].flatMap((axes): [string, Translate][] => [
    [`UpSampling${axes}D`, upsampling(axes)],
    [`DepthwiseConv${axes}D`, depthwiseConvolution(axes)],
    [`SeparableConv${axes}D`, separableConvolution(axes)],
    [`ZeroPadding${axes}D`, zeroPadding(axes)],
    [`Cropping${axes}D`, cropping(axes)],
  ]),
]);

/** @throws ModelError where the layer is not read, or its weights are not what it needs. */
export function translate(call: LayerCall, own: ReadonlyMap<string, Translate>): Rows {
  const { kind } = call.layer;
  const found = own.get(kind) ?? layers.get(kind);
  if (found !== undefined) return found(call);
  const why = kind === 'Lambda' ? 'its code is not in the file' : 'this kind of layer is not read';
  throw new ModelError(
    `${call.where}: ${why}. Export the model as ONNX: model.export('autoencoder.onnx', format='onnx').`,
  );
}

export type { Translate };
