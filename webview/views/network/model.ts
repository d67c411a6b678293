import * as l10n from '@vscode/l10n';
import type { Initialization, Latent, LatentFactor, ResolvedOptimizer } from '../../../src/autoencoder/options.js';
import type { RunDescription, TrainingDescription, ValidationDescription } from '../../../src/protocol/description.js';
import { latentName } from '../../../src/protocol/latent-name.js';
import { describeMethods } from '../../../src/protocol/methods.js';
import { formatCount } from '../../format.js';
import { examinedFacts } from './examined.js';

/** One layer of numbers, from the input to the output. */
export interface NetworkLayer {
  /** `x`, `z ∈ S²`, `x̂`, or empty for a hidden layer. */
  readonly symbol: string;
  readonly part: 'encoder' | 'latent' | 'decoder';
  readonly width: number;
  /** Numbers that the layer before it is mapped to: twice the width in the latent layer of a variational autoencoder. */
  readonly outputs: number;
  /** Weights and biases of the map from the layer before; 0 for the input, null where they are not counted by layer. */
  readonly parameters: number | null;
  /** What it is, in words. */
  readonly text: string;
}

/** The layers of a run's autoencoder: the encoder's, the input among them, the code, the decoder's. */
export function networkLayers({ autoencoder, examined }: RunDescription): readonly NetworkLayer[] {
  const { widths, activation, latent, variational } = autoencoder;
  const middle = examined?.latent.layer ?? (widths.length - 1) / 2;
  const last = widths.length - 1;
  return widths.map((width, k) => {
    const outputs = k === middle && variational !== null ? 2 * width : width;
    const parameters = k === 0 ? 0 : activation === null ? null : (widths[k - 1] + 1) * outputs;
    const part = k < middle ? 'encoder' : k === middle ? 'latent' : 'decoder';
    const name =
      k === middle
        ? l10n.t('latent code z in {0}', latentName(latent))
        : k === last
          ? l10n.t('output x̂')
          : part === 'encoder'
            ? l10n.t('encoder, hidden layer {0}', k)
            : l10n.t('decoder, hidden layer {0}', k - middle);
    const text =
      k === 0
        ? width === 1
          ? l10n.t('input x, 1 number')
          : l10n.t('input x, {0} numbers', formatCount(width))
        : activation === null || parameters === null
          ? `${name}: ${widths[k - 1]} → ${outputs}`
          : l10n.t(
              '{0}: {1} → {2}, {3}, {4}',
              name,
              widths[k - 1],
              outputs,
              k === middle || k === last ? l10n.t('linear') : activation,
              countParameters(parameters),
            );
    return {
      symbol: k === 0 ? 'x' : k === middle ? `z ∈ ${latentName(latent)}` : k === last ? 'x̂' : '',
      part,
      width,
      outputs,
      parameters,
      text,
    };
  });
}

/** Trainable parameters of each part; the latent layer's belong to the encoder, which gives the code. */
export function parameterCounts(layers: readonly NetworkLayer[]): {
  readonly encoder: number;
  readonly decoder: number;
} {
  const sum = (wanted: (part: NetworkLayer['part']) => boolean): number =>
    layers.reduce((total, { part, parameters }) => (wanted(part) ? total + (parameters ?? 0) : total), 0);
  return { encoder: sum((part) => part !== 'decoder'), decoder: sum((part) => part === 'decoder') };
}

/** A name and what it stands for. */
export type Fact = readonly [string, string];

/** The network in words. */
export function networkFacts(run: RunDescription): readonly Fact[] {
  const { autoencoder, examined } = run;
  if (examined != null) return examinedFacts(run, examined);
  const { activation, latent, standardization, variational } = autoencoder;
  const layers = networkLayers(run);
  const parts = parameterCounts(layers);
  return [
    [
      l10n.t('parameters'),
      l10n.t(
        'encoder {0}, decoder {1}, in all {2}',
        formatCount(parts.encoder),
        formatCount(parts.decoder),
        formatCount(autoencoder.parameters),
      ),
    ],
    [
      l10n.t('activation'),
      activation === 'linear'
        ? l10n.t('linear throughout')
        : l10n.t('{0}; the latent and the output layer are linear', activation ?? ''),
    ],
    [
      l10n.t('latent space'),
      `${latentName(latent)}: ${variational === null ? describeCode(latent) : l10n.t('a mean and a log-variance for each coordinate; the code is the mean')}`,
    ],
    [
      l10n.t('inputs'),
      standardization === null
        ? l10n.t('as they are')
        : l10n.t('standardised by column, (x − mean) / scale, and x̂ is scaled back'),
    ],
  ];
}

/** How the encoder's numbers become a code. */
export function describeCode(latent: Latent): string {
  if (latent.kind === 'product')
    return latent.factors.map((factor) => `${latentName(factor)}, ${describeFactor(factor)}`).join('; ');
  return describeFactor(latent);
}

function describeFactor(factor: LatentFactor): string {
  const d = factor.dimension;
  switch (factor.kind) {
    case 'euclidean':
      return d === 1
        ? l10n.t('1 number as the encoder gives it')
        : l10n.t('{0} numbers as the encoder gives them', formatCount(d));
    case 'sphere':
      return l10n.t('{0} numbers divided by their length', d + 1);
    case 'torus':
      return d === 1
        ? l10n.t('1 pair of numbers, each divided by its length')
        : l10n.t('{0} pairs of numbers, each divided by its length', formatCount(d));
    case 'projective':
      return l10n.t('the projector on the leading eigenvector of a symmetric matrix of {0} rows', d + 1);
    case 'mobius':
      return l10n.t('a line of the plane and a point on it');
    case 'klein':
      return l10n.t('a line of the plane, and a unit vector of the plane through it and a third axis');
  }
}

/** How the network is trained, in words. */
export function trainingFacts(run: RunDescription): readonly Fact[] {
  const { training, autoencoder, samples, seed, engine } = run;
  if (training === null) return [];
  const { optimizer, batchSize, steps, stepsPerEpoch, validation, warmStart } = training;
  const methods = describeMethods(run);
  const epochs = steps / stepsPerEpoch;
  return [
    [l10n.t('optimiser'), describeOptimizer(optimizer)],
    [l10n.t('learning rate'), describeSchedule(training)],
    [
      l10n.t('steps'),
      l10n.t(
        '{0} of {1}, {2} epochs of the {3} training points',
        formatCount(steps),
        countPoints(batchSize),
        Number(epochs.toPrecision(3)),
        formatCount(samples.train),
      ),
    ],
    [l10n.t('regularisation'), methods.length === 0 ? l10n.t('none') : methods.join('; ')],
    ...(validation === null ? [] : [[l10n.t('validation'), describeValidation(validation)] as const]),
    [
      l10n.t('start'),
      warmStart
        ? l10n.t('the network of the previous run')
        : l10n.t('{0} weights, seed {1}', initializations[autoencoder.initialization ?? 'glorotUniform'], seed),
    ],
    [l10n.t('engine'), nameOfEngine(engine)],
  ];
}

/** @param engine that trained; a model from elsewhere, which is evaluated as a graph, has no such row. */
function nameOfEngine(engine: RunDescription['engine']): string {
  switch (engine) {
    case 'native':
      return l10n.t('native kernel, single precision');
    case 'wasm':
      return l10n.t('WebAssembly kernel, single precision');
    case 'tfjs':
      return l10n.t('TensorFlow.js, single precision');
    case 'graph':
      return l10n.t('none');
  }
}

function describeSchedule({ schedule, optimizer: { learningRate: rate } }: TrainingDescription): string {
  switch (schedule.kind) {
    case 'constant':
      return l10n.t('{0} throughout', rate);
    case 'cosine':
      return l10n.t('half a cosine from {0} to {1}', rate, Number((rate * (schedule.final ?? 0)).toPrecision(6)));
    case 'step':
      return l10n.t('{0}, multiplied by {1} every {2}', rate, schedule.factor ?? 0.5, countSteps(schedule.every));
  }
}

const initializations: Readonly<Record<Initialization, string>> = {
  glorotUniform: l10n.t('Glorot uniform'),
  glorotNormal: l10n.t('Glorot normal'),
  heUniform: l10n.t('He uniform'),
  heNormal: l10n.t('He normal'),
};

/** Name and hyperparameters except for the learning rate and the weight decay, which stand elsewhere. */
function describeOptimizer(optimizer: ResolvedOptimizer): string {
  switch (optimizer.kind) {
    case 'adam':
    case 'adamw':
      return `${optimizer.kind === 'adam' ? 'Adam' : 'AdamW'}, β₁ = ${optimizer.beta1}, β₂ = ${optimizer.beta2}, ε = ${optimizer.epsilon}`;
    case 'sgd':
      return optimizer.momentum === 0
        ? l10n.t('stochastic gradient descent')
        : l10n.t('stochastic gradient descent, momentum {0}', optimizer.momentum);
    case 'rmsprop':
      return l10n.t('RMSprop, decay {0}, ε = {1}', optimizer.decay, optimizer.epsilon);
  }
}

function describeValidation({ count, every, earlyStopping, keepBest }: ValidationDescription): string {
  return [
    l10n.t('{0}, every {1}', countPoints(count), countSteps(every)),
    ...(earlyStopping === null ? [] : [describePatience(earlyStopping.patience)]),
    ...(keepBest ? [l10n.t('the best network is kept')] : []),
  ].join('; ');
}

const describePatience = (patience: number): string =>
  patience === 1
    ? l10n.t('ends after 1 measurement without an improvement')
    : l10n.t('ends after {0} measurements without an improvement', formatCount(patience));

const countParameters = (n: number): string =>
  n === 1 ? l10n.t('1 parameter') : l10n.t('{0} parameters', formatCount(n));

const countPoints = (n: number): string => (n === 1 ? l10n.t('1 point') : l10n.t('{0} points', formatCount(n)));

const countSteps = (n: number): string => (n === 1 ? l10n.t('1 step') : l10n.t('{0} steps', formatCount(n)));
