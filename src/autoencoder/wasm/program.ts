import { codeSize, layout } from '../architecture.js';
import type { TrainingTask } from '../engine.js';
import type { TrainingSource } from '../training-rows.js';
import type { ResolvedOptimizer } from '../options.js';
import * as codes from './codes.js';
import { createAllocator, padded } from './memory.js';
import { packLayers, type MatrixShape, type PackedLayer } from './panels.js';
import type { Shards } from './shards.js';
import { chunkRows, layOutLane, planStages, widestRow, type Rows } from './stages.js';
import { float, integer, type Word, type Words } from './words.js';

/** Panels of two vectors of four numbers. */
const shape: MatrixShape = { panel: 8, rows: 4, columns: 4 };

/** Steps of one call, at most. */
const mostStepsPerCall = 256;
/** Numbers of noise that are handed over for one call, at most, except for those of its first step. */
const mostNoise = 2 ** 18;
/** Numbers of points that are handed over for one call, at most, except for those of its first step. */
const mostNumbers = 2 ** 20;
/** Numbers that the kernel reads of the optimiser's rate for each step. */
export const ratesPerStep = 3;

/** A network with its optimiser and data, as addresses in linear memory. */
export interface Program {
  /** Of the structure Program of the kernel, one for each thread; the first is the main thread's. */
  readonly addresses: readonly number[];
  /** First byte after all of it. */
  readonly end: number;
  readonly words: readonly Words[];
  readonly packed: readonly PackedLayer[];
  /** Numbers of the parameter array. */
  readonly parameterLength: number;
  readonly parameters: number;
  /** Addresses of the optimiser's moments, each an array like that of the parameters. */
  readonly moments: readonly number[];
  /** Points that are handed over for the steps of one call, in the order of training, and their numbers 0, 1, …. */
  readonly points: number;
  readonly handedOver: number;
  /** Steps that points can be handed over for at once. */
  readonly stepsOfPoints: number;
  /** The order in which rows of a part of the sample are trained on. */
  readonly order: number;
  readonly shuffleState: number;
  /** Steps of one call, at most: what the arrays of rates, losses and noise hold. */
  readonly stepsPerCall: number;
  readonly losses: number;
  readonly rates: number;
  /** Address of a padded row of noise for each point of each step of a call; 0 without denoising. */
  readonly pointNoise: number;
  /** The same for codes; 0 where the autoencoder is not variational. */
  readonly codeNoise: number;
  /** Address of the mask of the parameters; 0 where none is needed. */
  readonly mask: number;
  /** Address of the number of threads that have come to help; 0 where steps are not shared. */
  readonly arrived: number;
  readonly chunkRows: number;
  /** Rows of the main thread: of the input of the first stage, of the output of each. */
  readonly rows: readonly Rows[];
  /** Number of stages up to the latent code. */
  readonly codeStage: number;
}

/** Fields of Program in kernel/program.ts, bytes of Shards there and of a team (kernel/team.ts). */
const programFields = 37;
const shardsBytes = 40;
const teamBytes = 320;
/** Bytes from a team to the number of threads that have come. */
const arrivedOffset = 260;
/** Bytes of each point of a mini-batch for its spanning trees (kernel/topological.ts), except for a gap. */
const treeBytes = 8 + 4 + 2 * 8;

/**
 * Lays out a task in linear memory, from an address on.
 * @param shards null if mini-batches are not cut; then there is one thread.
 */
export function layOut(
  task: TrainingTask<TrainingSource>,
  shards: Shards | null,
  threads: number,
  start: number,
): Program {
  const { architecture, batchSize, points } = task;
  const { encoder, decoder } = layout(architecture);
  const ambient = architecture.ambientDimension;
  const { packed, length: parameterLength } = packLayers([...encoder, ...decoder], shape);
  const parameterBytes = 4 * parameterLength;
  const memory = createAllocator(start);

  const addresses = Array.from({ length: threads }, () => memory.take(4 * programFields));
  const [parameters, first, second] = [0, 1, 2].map(() => memory.take(parameterBytes));
  // One thread adds up as it goes, where shards are at most what goes through the network at once.
  const gradientCount = shards === null || (threads === 1 && shards.rows <= chunkRows) ? 1 : shards.count;
  const gradients = memory.take(gradientCount * parameterBytes);
  const plans = planStages(packed, encoder.length, architecture, memory, shape);
  const codeStage = plans.length - decoder.length;
  const lanes = addresses.map(() => layOutLane(plans, ambient, memory));
  const { rows } = lanes[0];
  const targets = lanes.map((lane) =>
    task.denoising === null ? lane.rows[0].address : memory.take(chunkRows * rows[0].stride),
  );
  const zeros = memory.take(widestRow(rows));
  const pointNoisePerStep = task.denoising === null ? 0 : batchSize * padded(ambient);
  const codeNoisePerStep = architecture.variational === null ? 0 : batchSize * padded(codeSize(architecture.latent));
  const noisePerStep = pointNoisePerStep + codeNoisePerStep;
  const stepsPerCall = stepsWithNoise(noisePerStep);
  const pointNoise = pointNoisePerStep === 0 ? 0 : memory.take(4 * stepsPerCall * pointNoisePerStep);
  const codeNoise = codeNoisePerStep === 0 ? 0 : memory.take(4 * stepsPerCall * codeNoisePerStep);
  const mask = task.gradientClipping === null ? 0 : memory.take(parameterBytes);
  // There is no tree of one point.
  const topological = batchSize > 1 ? (task.topological?.weight ?? 0) : 0;
  const batchCodes = topological === 0 ? 0 : memory.take(batchSize * rows[codeStage].stride);
  const codeGradient = topological === 0 ? 0 : memory.take(batchSize * rows[codeStage].stride);
  const trees = topological === 0 ? 0 : memory.take(treeBytes * batchSize + 8);
  const losses = memory.take(4 * stepsPerCall);
  const rates = memory.take(4 * ratesPerStep * stepsPerCall);
  const order = memory.take(4 * points.most);
  const shuffleState = memory.take(16);
  const pointsPerStep = batchSize * padded(ambient);
  const stepsOfPoints = stepsWithPoints(stepsPerCall, pointsPerStep);
  const pointsAddress = memory.take(4 * stepsOfPoints * pointsPerStep);
  const handedOver = memory.take(4 * stepsOfPoints * batchSize);

  const cut: Words[] = [];
  const team = shards === null ? null : memory.take(teamBytes);
  if (shards !== null && team !== null) {
    const errors = memory.take(8 * shards.count);
    const values = [team, shards.count, shards.rows, gradients, gradientCount, errors].map(integer);
    cut.push({ address: memory.take(shardsBytes), values });
  }
  const programs = lanes.map((lane, index): Words => ({
    address: addresses[index],
    values: [
      ...[lane.stages, plans.length, ambient, padded(ambient), batchSize, chunkRows].map(integer),
      ...[parameters, gradients, first, second, parameterBytes].map(integer),
      ...[zeros, pointsAddress, lane.upper, lane.lower, losses, rates].map(integer),
      ...optimizerWords(task.optimizer),
      integer(decayCode(task.optimizer)),
      float(task.gradientClipping?.norm ?? 0),
      ...[mask, targets[index], pointNoise, codeNoise, 0].map(integer),
      float((architecture.variational?.beta ?? 0) / batchSize),
      integer(codeStage),
      float(topological),
      ...[batchCodes, codeGradient, trees].map(integer),
      integer(cut.length > 0 ? cut[0].address : 0),
    ],
  }));
  return {
    addresses,
    end: memory.end,
    words: [...lanes.flatMap(({ words }) => words), ...cut, ...programs],
    packed,
    parameterLength,
    parameters,
    moments: [first, second],
    points: pointsAddress,
    handedOver,
    stepsOfPoints,
    order,
    shuffleState,
    stepsPerCall,
    losses,
    rates,
    pointNoise,
    codeNoise,
    mask,
    arrived: team === null ? 0 : team + arrivedOffset,
    chunkRows,
    rows,
    codeStage,
  };
}

/** Steps of one call whose noise is handed over with it. */
export function stepsWithNoise(noisePerStep: number): number {
  return Math.min(mostStepsPerCall, Math.max(1, Math.floor(mostNoise / noisePerStep)));
}

/** Steps of one call whose points are handed over with it. */
export function stepsWithPoints(stepsPerCall: number, pointsPerStep: number): number {
  return Math.min(stepsPerCall, Math.max(1, Math.floor(mostNumbers / pointsPerStep)));
}

export function optimizerWords(optimizer: ResolvedOptimizer): Word[] {
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

export function decayCode({ kind, weightDecay }: ResolvedOptimizer): number {
  if (weightDecay === 0) return codes.NO_DECAY;
  return kind === 'adamw' ? codes.DECOUPLED : codes.PENALTY;
}
