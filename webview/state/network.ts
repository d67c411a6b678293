import type { Latent, LatentFactor, ResolvedOptimizer } from '../../src/autoencoder/options.js';
import type { RunDescription } from '../../src/protocol/description.js';
import { latentName } from '../../src/protocol/latent-name.js';
import { describeMethods } from '../../src/protocol/methods.js';
import { formatCount } from '../format.js';

/** One layer of numbers, from the input to the output. */
export interface NetworkLayer {
  /** `x`, `z ∈ S²`, `x̂`, or empty for a hidden layer. */
  readonly symbol: string;
  readonly part: 'encoder' | 'latent' | 'decoder';
  readonly width: number;
  /** Numbers that the layer before it is mapped to: twice the width in the latent layer of a variational autoencoder. */
  readonly outputs: number;
  /** Weights and biases of the map from the layer before; 0 for the input. */
  readonly parameters: number;
  /** What it is, in words. */
  readonly text: string;
}

/** The layers of a run's autoencoder: the encoder's, the input among them, the code, the decoder's. */
export function networkLayers({ autoencoder }: RunDescription): readonly NetworkLayer[] {
  const { widths, activation, latent, variational } = autoencoder;
  const middle = latentIndex(autoencoder);
  const last = widths.length - 1;
  return widths.map((width, k) => {
    const outputs = k === middle && variational !== null ? 2 * width : width;
    const parameters = k === 0 ? 0 : (widths[k - 1] + 1) * outputs;
    const part = k < middle ? 'encoder' : k === middle ? 'latent' : 'decoder';
    const from = k === 0 ? '' : `: ${widths[k - 1]} → ${outputs}, ${k === middle || k === last ? 'linear' : activation}, ${count(parameters, 'parameter')}`;
    const text =
      k === 0 ? `input x, ${count(width, 'number')}`
      : k === middle ? `latent code z in ${latentName(latent)}${from}`
      : k === last ? `output x̂${from}`
      : `${part}, hidden layer ${k < middle ? k : k - middle}${from}`;
    return { symbol: k === 0 ? 'x' : k === middle ? `z ∈ ${latentName(latent)}` : k === last ? 'x̂' : '', part, width, outputs, parameters, text };
  });
}

/** Index of the code among the widths. */
function latentIndex({ widths }: RunDescription['autoencoder']): number {
  return (widths.length - 1) / 2;
}

/** Trainable parameters of each part; the latent layer's belong to the encoder, which gives the code. */
export function parameterCounts(layers: readonly NetworkLayer[]): { readonly encoder: number; readonly decoder: number } {
  const sum = (wanted: (part: NetworkLayer['part']) => boolean): number =>
    layers.reduce((total, { part, parameters }) => (wanted(part) ? total + parameters : total), 0);
  return { encoder: sum((part) => part !== 'decoder'), decoder: sum((part) => part === 'decoder') };
}

/** A name and what it stands for. */
export type Fact = readonly [string, string];

/** The network in words. */
export function networkFacts(run: RunDescription): readonly Fact[] {
  const { autoencoder } = run;
  const { activation, latent, standardization, variational } = autoencoder;
  const layers = networkLayers(run);
  const parts = parameterCounts(layers);
  return [
    ['parameters', `encoder ${formatCount(parts.encoder)}, decoder ${formatCount(parts.decoder)}, in all ${formatCount(autoencoder.parameters)}`],
    ['activation', activation === 'linear' ? 'linear throughout' : `${activation}; the latent and the output layer are linear`],
    ['latent space', `${latentName(latent)}: ${variational === null ? describeCode(latent) : 'a mean and a log-variance for each coordinate; the code is the mean'}`],
    ['inputs', standardization === null ? 'as they are' : 'standardised by column, (x − mean) / scale, and x̂ is scaled back'],
  ];
}

/** How the encoder's numbers become a code. */
function describeCode(latent: Latent): string {
  if (latent.kind === 'product') return latent.factors.map((factor) => `${latentName(factor)}, ${describeFactor(factor)}`).join('; ');
  return describeFactor(latent);
}

function describeFactor(factor: LatentFactor): string {
  const d = factor.dimension;
  switch (factor.kind) {
    case 'euclidean':
      return `${count(d, 'number')} as the encoder gives ${d === 1 ? 'it' : 'them'}`;
    case 'sphere':
      return `${d + 1} numbers divided by their length`;
    case 'torus':
      return `${count(d, 'pair')} of numbers, each divided by its length`;
    case 'projective':
      return `the projector on the leading eigenvector of a symmetric matrix of ${d + 1} rows`;
    case 'mobius':
      return 'a line of the plane and a point on it';
    case 'klein':
      return 'a line of the plane, and a unit vector of the plane through it and a third axis';
  }
}

/** How the network is trained, in words. */
export function trainingFacts(run: RunDescription): readonly Fact[] {
  const { training, autoencoder, samples, seed, engine } = run;
  const { optimizer, batchSize, steps, stepsPerEpoch, validation, warmStart } = training;
  const methods = describeMethods(run);
  const epochs = steps / stepsPerEpoch;
  return [
    ['optimiser', describeOptimizer(optimizer)],
    ['learning rate', describeSchedule(training)],
    [
      'steps',
      `${formatCount(steps)} of ${count(batchSize, 'point')}, ${Number(epochs.toPrecision(3))} epochs of the ${formatCount(samples.train)} training points`,
    ],
    ['regularisation', methods.length === 0 ? 'none' : methods.join('; ')],
    ...(validation === null ? [] : [['validation', describeValidation(validation)] as const]),
    ['start', warmStart ? 'the network of the run before' : `${initializations[autoencoder.initialization]} weights, seed ${seed}`],
    ['engine', engine === 'wasm' ? 'WebAssembly kernel, single precision' : 'TensorFlow.js, single precision'],
  ];
}

function describeSchedule({ schedule, optimizer: { learningRate: rate } }: RunDescription['training']): string {
  switch (schedule.kind) {
    case 'constant':
      return `${rate} throughout`;
    case 'cosine':
      return `half a cosine from ${rate} to ${Number((rate * (schedule.final ?? 0)).toPrecision(6))}`;
    case 'step':
      return `${rate}, multiplied by ${schedule.factor ?? 0.5} every ${count(schedule.every, 'step')}`;
  }
}

const initializations: Readonly<Record<RunDescription['autoencoder']['initialization'], string>> = {
  glorotUniform: 'Glorot uniform',
  glorotNormal: 'Glorot normal',
  heUniform: 'He uniform',
  heNormal: 'He normal',
};

/** Name and hyperparameters but for the learning rate and the weight decay, which stand elsewhere. */
function describeOptimizer(optimizer: ResolvedOptimizer): string {
  switch (optimizer.kind) {
    case 'adam':
    case 'adamw':
      return `${optimizer.kind === 'adam' ? 'Adam' : 'AdamW'}, β₁ = ${optimizer.beta1}, β₂ = ${optimizer.beta2}, ε = ${optimizer.epsilon}`;
    case 'sgd':
      return optimizer.momentum === 0 ? 'stochastic gradient descent' : `stochastic gradient descent, momentum ${optimizer.momentum}`;
    case 'rmsprop':
      return `RMSprop, decay ${optimizer.decay}, ε = ${optimizer.epsilon}`;
  }
}

function describeValidation({ count: points, every, earlyStopping, keepBest }: NonNullable<RunDescription['training']['validation']>): string {
  return [
    `${count(points, 'point')}, every ${count(every, 'step')}`,
    ...(earlyStopping === null ? [] : [`ends after ${count(earlyStopping.patience, 'measurement')} without an improvement`]),
    ...(keepBest ? ['the best network is kept'] : []),
  ].join('; ');
}

const count = (n: number, noun: string): string => `${formatCount(n)} ${noun}${n === 1 ? '' : 's'}`;
