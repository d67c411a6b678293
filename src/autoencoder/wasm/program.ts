import { codeSize, layout, type Architecture, type Layer } from '../architecture.js';
import type { TrainingTask } from '../engine.js';
import { latentCode, type CodePart } from '../latent-code.js';
import type { Activation, ResolvedOptimizer } from '../options.js';
import * as codes from './codes.js';
import { createAllocator, padded, strideOf, type Allocator } from './memory.js';
import { isNarrow, packLayers, type PackedLayer } from './panels.js';

/** Rows that go through the network at once: few enough for their activations to stay in the cache. */
const chunkRows = 64;
/** Steps of one call, at most. */
const mostStepsPerCall = 256;
/** Numbers of noise that are handed over for one call, at most, but for those of its first step. */
const mostNoise = 2 ** 18;
/** Numbers that the kernel reads of the optimiser's rate for each step. */
export const ratesPerStep = 3;

/** A row of numbers in linear memory, and the rows after it. */
export interface Rows {
  readonly address: number;
  /** Bytes from one row to the next. */
  readonly stride: number;
  /** Numbers of a row that mean something. */
  readonly columns: number;
}

/** A network with its optimiser and data, as addresses in linear memory. */
export interface Program {
  readonly address: number;
  /** First byte after all of it. */
  readonly end: number;
  /** 32-bit words to write, integers and floats, by address. */
  readonly words: readonly Words[];
  readonly packed: readonly PackedLayer[];
  /** Numbers of the parameter array. */
  readonly parameterLength: number;
  readonly parameters: number;
  readonly gradient: number;
  readonly points: number;
  readonly order: number;
  readonly shuffleState: number;
  /** Steps of one call, at most: what the arrays of rates, losses and noise hold. */
  readonly stepsPerCall: number;
  /** Address of a padded row of noise for each point of each step of a call; 0 without denoising. */
  readonly pointNoise: number;
  /** The same for codes; 0 where the autoencoder is not variational. */
  readonly codeNoise: number;
  readonly losses: number;
  readonly rates: number;
  /** Address of the mask of the parameters; 0 where none is needed. */
  readonly mask: number;
  readonly chunkRows: number;
  /** Rows of the input of the first stage, of the output of each. */
  readonly rows: readonly Rows[];
  /** Number of stages up to the latent code. */
  readonly codeStage: number;
}

export interface Words {
  readonly address: number;
  readonly values: readonly Word[];
}

/** A field of a structure of kernel/program.ts. */
export interface Word {
  readonly kind: 'integer' | 'float';
  readonly value: number;
}

const integer = (value: number): Word => ({ kind: 'integer', value });
const float = (value: number): Word => ({ kind: 'float', value });

/** Lays out a task in linear memory, from an address on. */
export function layOut(task: TrainingTask, start: number): Program {
  const { architecture, batchSize, points } = task;
  const { encoder, decoder } = layout(architecture);
  const ambient = architecture.ambientDimension;
  const count = points.length / ambient;
  const { packed, length: parameterLength } = packLayers([...encoder, ...decoder]);
  const plans = planStages(packed, encoder.length, architecture);
  const codeStage = plans.length - decoder.length;
  const memory = createAllocator(start);

  const address = memory.take(4 * programFields);
  const stages = memory.take(4 * stageFields * plans.length);
  const [parameters, gradient, first, second] = [0, 1, 2, 3].map(() => memory.take(4 * parameterLength));
  const columns = [ambient, ...plans.map(({ outputs }) => outputs)];
  const rows = columns.map((width): Rows => {
    const stride = strideOf(width);
    return { address: memory.take(chunkRows * stride), stride, columns: width };
  });
  const widest = Math.max(...rows.map(({ stride }) => stride));
  const zeros = memory.take(widest);
  const upper = memory.take(chunkRows * widest);
  const lower = memory.take(chunkRows * widest);

  const { parts } = latentCode(architecture.latent);
  const partWords = parts.flatMap((part) => wordsOfPart(part, memory));
  const partsAddress = memory.take(4 * partWords.length);

  const stageWords = plans.flatMap((plan, index): Word[] => {
    const [x, y] = [rows[index], rows[index + 1]];
    if (plan.kind !== 'dense') {
      const kind = plan.kind === 'latent' ? codes.LATENT : codes.SAMPLE;
      return [
        ...[kind, x.columns, padded(x.columns), plan.outputs, padded(plan.outputs), codes.LINEAR],
        ...[0, 0, 0, x.address, x.stride, y.address, y.stride, y.address, partsAddress, parts.length],
      ].map(integer);
    }
    const { layer, weights, biases } = plan.packed;
    const slope = keepsSlope(layer.activation) ? memory.take(chunkRows * y.stride) : y.address;
    const narrow = isNarrow(layer);
    const transposed = needsTranspose(layer, index) ? memory.take(4 * padded(layer.inputs) * padded(layer.outputs)) : 0;
    return [
      narrow ? codes.NARROW : codes.DENSE,
      layer.inputs,
      padded(layer.inputs),
      layer.outputs,
      padded(layer.outputs),
      activationCode(layer.activation),
      4 * weights,
      4 * biases,
      transposed,
      x.address,
      x.stride,
      y.address,
      y.stride,
      slope,
      0,
      0,
    ].map(integer);
  });

  const paddedCode = padded(codeSize(architecture.latent));
  const pointNoisePerStep = task.denoising === null ? 0 : batchSize * padded(ambient);
  const codeNoisePerStep = architecture.variational === null ? 0 : batchSize * paddedCode;
  const noisePerStep = pointNoisePerStep + codeNoisePerStep;
  const stepsPerCall = Math.min(mostStepsPerCall, Math.max(1, Math.floor(mostNoise / noisePerStep)));
  const pointNoise = pointNoisePerStep === 0 ? 0 : memory.take(4 * stepsPerCall * pointNoisePerStep);
  const codeNoise = codeNoisePerStep === 0 ? 0 : memory.take(4 * stepsPerCall * codeNoisePerStep);
  const target = task.denoising === null ? rows[0].address : memory.take(chunkRows * rows[0].stride);
  // There is no tree of one point.
  const topological = batchSize > 1 ? (task.topological?.weight ?? 0) : 0;
  const batchCodes = topological === 0 ? 0 : memory.take(batchSize * rows[codeStage].stride);
  const codeGradient = topological === 0 ? 0 : memory.take(batchSize * rows[codeStage].stride);
  const trees = topological === 0 ? 0 : memory.take(treeBytes * batchSize + 8);
  const losses = memory.take(4 * stepsPerCall);
  const rates = memory.take(4 * ratesPerStep * stepsPerCall);
  const order = memory.take(4 * count);
  const shuffleState = memory.take(16);
  const mask = task.gradientClipping === null ? 0 : memory.take(4 * parameterLength);
  const pointsAddress = memory.take(4 * count * padded(ambient));
  const programWords = [
    ...[stages, plans.length, ambient, padded(ambient), batchSize, chunkRows].map(integer),
    ...[parameters, gradient, first, second, 4 * parameterLength].map(integer),
    ...[zeros, pointsAddress, upper, lower, losses, rates].map(integer),
    ...optimizerWords(task.optimizer),
    integer(decayCode(task.optimizer)),
    float(task.gradientClipping?.norm ?? 0),
    ...[mask, target, pointNoise, codeNoise, 0].map(integer),
    float((architecture.variational?.beta ?? 0) / batchSize),
    integer(codeStage),
    float(topological),
    ...[batchCodes, codeGradient, trees].map(integer),
  ];
  return {
    address,
    end: memory.end,
    words: [
      { address: stages, values: stageWords },
      { address: partsAddress, values: partWords },
      { address, values: programWords },
    ],
    packed,
    parameterLength,
    parameters,
    gradient,
    points: pointsAddress,
    order,
    shuffleState,
    stepsPerCall,
    pointNoise,
    codeNoise,
    losses,
    rates,
    mask,
    chunkRows,
    rows,
    codeStage,
  };
}

/** What a stage does. */
type StagePlan =
  | { readonly kind: 'dense'; readonly outputs: number; readonly packed: PackedLayer }
  | { readonly kind: 'latent'; readonly outputs: number }
  | { readonly kind: 'sample'; readonly outputs: number };

/** The stages of a network: a layer each, and one between encoder and decoder where the encoder's numbers are not the code. */
function planStages(
  packed: readonly PackedLayer[],
  encoderLayers: number,
  { latent, variational }: Architecture,
): readonly StagePlan[] {
  const dense = packed.map((one): StagePlan => ({ kind: 'dense', outputs: one.layer.outputs, packed: one }));
  const { size, parts } = latentCode(latent);
  if (variational !== null) return dense.toSpliced(encoderLayers, 0, { kind: 'sample', outputs: size });
  if (parts.length > 0) return dense.toSpliced(encoderLayers, 0, { kind: 'latent', outputs: size });
  return dense;
}

/** The fields of a part of a latent code (kernel/latent.ts). */
function wordsOfPart(part: CodePart, memory: Allocator): Word[] {
  const words = (kind: number, size: number, kept: number): Word[] => [kind, 4 * part.start, size, kept].map(integer);
  switch (part.kind) {
    case 'unitVector':
      return words(codes.UNIT_VECTOR, part.size, 0);
    case 'projector': {
      const { order } = part;
      // See kernel/projector.ts.
      const kept = memory.take(8 * (chunkRows + 1) * (order * order + order));
      return words(codes.PROJECTOR, order, kept);
    }
    case 'pointOnLine':
      return words(codes.POINT_ON_LINE, part.size, 0);
  }
}

/** Fields of Stage and of Program in kernel/program.ts. */
const stageFields = 16;
const programFields = 36;
/** Bytes of each point of a mini-batch for its spanning trees (kernel/topological.ts), but for a gap. */
const treeBytes = 8 + 4 + 2 * 8;

function optimizerWords(optimizer: ResolvedOptimizer): Word[] {
  const words = (code: number, beta1: number, beta2: number, epsilon: number): Word[] => [
    integer(code),
    ...[beta1, beta2, 1 - beta1, 1 - beta2, epsilon].map(float),
  ];
  switch (optimizer.kind) {
    case 'adam':
    case 'adamw':
      return words(codes.ADAM, optimizer.beta1, optimizer.beta2, optimizer.epsilon);
    case 'sgd':
      return words(codes.MOMENTUM, optimizer.momentum, 0, 0);
    case 'rmsprop':
      return words(codes.RMSPROP, 0, optimizer.decay, optimizer.epsilon);
  }
}

function decayCode({ kind, weightDecay }: ResolvedOptimizer): number {
  if (weightDecay === 0) return codes.NO_DECAY;
  return kind === 'adamw' ? codes.DECOUPLED : codes.PENALTY;
}

/** Whether the backward pass through a layer reads the transpose of what is kept of its matrix. */
function needsTranspose(layer: Layer, index: number): boolean {
  // Nobody asks for the gradient by the points. A layer with few inputs is a layer with few outputs the other way.
  return index > 0 && !isNarrow(layer) && !(layer.inputs <= 4 && layer.outputs % 8 === 0);
}

/** Whether the derivative cannot be told from the value, and is kept beside it. */
function keepsSlope(activation: Activation): boolean {
  return activation === 'softplus' || activation === 'gelu' || activation === 'sin';
}

function activationCode(activation: Activation): number {
  switch (activation) {
    case 'linear':
      return codes.LINEAR;
    case 'relu':
      return codes.RELU;
    case 'leakyRelu':
      return codes.LEAKY_RELU;
    case 'elu':
      return codes.ELU;
    case 'tanh':
      return codes.TANH;
    case 'sigmoid':
      return codes.SIGMOID;
    case 'softplus':
      return codes.SOFTPLUS;
    case 'gelu':
      return codes.GELU;
    case 'sin':
      return codes.SIN;
  }
}
