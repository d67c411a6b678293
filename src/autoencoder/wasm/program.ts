import { layout } from '../architecture.js';
import type { TrainingTask } from '../engine.js';
import type { ResolvedOptimizer } from '../options.js';
import * as codes from './codes.js';
import { createAllocator, padded } from './memory.js';
import { packLayers, type PackedLayer } from './panels.js';
import type { Shards } from './shards.js';
import { chunkRows, layOutLane, planStages, widestRow, type Rows } from './stages.js';
import { float, integer, type Word, type Words } from './words.js';

/** Steps of one call, at most: what the arrays of rates and losses hold. */
export const stepsPerCall = 256;
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
  readonly points: number;
  readonly order: number;
  readonly shuffleState: number;
  readonly losses: number;
  readonly rates: number;
  readonly chunkRows: number;
  /** Rows of the main thread: of the input of the first stage, of the output of each. */
  readonly rows: readonly Rows[];
  /** Number of stages up to the latent code. */
  readonly encoderStages: number;
}

/** Fields of Program in kernel/program.ts, bytes of Shards there and of a team (kernel/team.ts). */
const programFields = 24;
const shardsBytes = 40;
const teamBytes = 320;

/**
 * Lays out a task in linear memory, from an address on.
 * @param shards null where mini-batches are not cut; then there is one thread.
 */
export function layOut(task: TrainingTask, shards: Shards | null, threads: number, start: number): Program {
  const { architecture, batchSize, points } = task;
  const { encoder, decoder } = layout(architecture);
  const ambient = architecture.ambientDimension;
  const count = points.length / ambient;
  const { packed, length: parameterLength } = packLayers([...encoder, ...decoder]);
  const parameterBytes = 4 * parameterLength;
  const memory = createAllocator(start);

  const addresses = Array.from({ length: threads }, () => memory.take(4 * programFields));
  const [parameters, first, second] = [0, 1, 2].map(() => memory.take(parameterBytes));
  // One thread adds up as it goes, where shards are no more than what goes through the network at once.
  const gradientCount = shards === null || (threads === 1 && shards.rows <= chunkRows) ? 1 : shards.count;
  const gradients = memory.take(gradientCount * parameterBytes);
  const stages = planStages(packed, encoder.length, architecture.latent, memory);
  const lanes = addresses.map(() => layOutLane(stages.plans, ambient, memory));
  const { rows } = lanes[0];
  const zeros = memory.take(widestRow(rows));
  const losses = memory.take(4 * stepsPerCall);
  const rates = memory.take(4 * ratesPerStep * stepsPerCall);
  const order = memory.take(4 * count);
  const shuffleState = memory.take(16);
  const pointsAddress = memory.take(4 * count * padded(ambient));

  const cut: Words[] = [];
  if (shards !== null) {
    const team = memory.take(teamBytes);
    const errors = memory.take(8 * shards.count);
    const values = [team, shards.count, shards.rows, gradients, gradientCount, errors].map(integer);
    cut.push({ address: memory.take(shardsBytes), values });
  }
  const programs = lanes.map((lane, index): Words => ({
    address: addresses[index],
    values: [
      ...[lane.stages, stages.plans.length, ambient, padded(ambient), batchSize, chunkRows].map(integer),
      ...[parameters, gradients, first, second, parameterBytes].map(integer),
      ...[zeros, pointsAddress, lane.upper, lane.lower, losses, rates].map(integer),
      ...optimizerWords(task.optimizer),
      integer(cut.length > 0 ? cut[0].address : 0),
    ],
  }));
  return {
    addresses,
    end: memory.end,
    words: [...stages.words, ...lanes.map(({ words }) => words), ...cut, ...programs],
    packed,
    parameterLength,
    parameters,
    points: pointsAddress,
    order,
    shuffleState,
    losses,
    rates,
    chunkRows,
    rows,
    encoderStages: stages.plans.length - decoder.length,
  };
}

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
