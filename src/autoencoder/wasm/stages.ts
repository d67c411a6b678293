import type { Layer } from '../architecture.js';
import { latentCode, type LatentCode } from '../latent-code.js';
import type { Activation, Latent } from '../options.js';
import * as codes from './codes.js';
import { padded, strideOf, type Allocator } from './memory.js';
import { isNarrow, type PackedLayer } from './panels.js';
import { integer, type Word, type Words } from './words.js';

/** Rows that go through the network at once: few enough for their activations to stay in the cache. */
export const chunkRows = 64;

/** Fields of Stage in kernel/program.ts. */
const stageFields = 16;

/** A row of numbers in linear memory, and the rows after it. */
export interface Rows {
  readonly address: number;
  /** Bytes from one row to the next. */
  readonly stride: number;
  /** Numbers of a row that mean something. */
  readonly columns: number;
}

/** What a stage does. */
export type StagePlan =
  | {
      readonly kind: 'dense';
      readonly outputs: number;
      readonly packed: PackedLayer;
      /** Where the transpose of its matrix goes; 0 where it needs none. */
      readonly transposed: number;
    }
  | {
      readonly kind: 'normalize';
      readonly outputs: number;
      /** Where the groups stand that it normalises, and how many they are. */
      readonly groups: number;
      readonly groupCount: number;
    };

/** The stages of a network, and what all threads share of them: a layer each, and between encoder and decoder the latent space where it is not R^d. */
export function planStages(
  packed: readonly PackedLayer[],
  encoderLayers: number,
  latent: Latent,
  memory: Allocator,
): { readonly plans: readonly StagePlan[]; readonly words: readonly Words[] } {
  const dense = packed.map((one, index): StagePlan => {
    const { layer } = one;
    const bytes = 4 * padded(layer.inputs) * padded(layer.outputs);
    const transposed = needsTranspose(layer, index) ? memory.take(bytes) : 0;
    return { kind: 'dense', outputs: layer.outputs, packed: one, transposed };
  });
  const { groups, size }: LatentCode = latentCode(latent);
  if (groups.length === 0) return { plans: dense, words: [] };
  const values = groups.flatMap(({ start, size }) => [integer(start), integer(size)]);
  const address = memory.take(4 * values.length);
  const normalize: StagePlan = { kind: 'normalize', outputs: size, groups: address, groupCount: groups.length };
  return { plans: dense.toSpliced(encoderLayers, 0, normalize), words: [{ address, values }] };
}

/** What a thread sends rows through: stages with arrays of its own for the numbers between them. */
export interface Lane {
  readonly stages: number;
  /** Rows of the input of the first stage, of the output of each. */
  readonly rows: readonly Rows[];
  /** Gradients by the output of a stage and by its input. */
  readonly upper: number;
  readonly lower: number;
  readonly words: Words;
}

/** Lays out a lane for points of `ambient` numbers. */
export function layOutLane(plans: readonly StagePlan[], ambient: number, memory: Allocator): Lane {
  const stages = memory.take(4 * stageFields * plans.length);
  const rows = [ambient, ...plans.map(({ outputs }) => outputs)].map((columns): Rows => {
    const stride = strideOf(columns);
    return { address: memory.take(chunkRows * stride), stride, columns };
  });
  const widest = widestRow(rows);
  const upper = memory.take(chunkRows * widest);
  const lower = memory.take(chunkRows * widest);
  const values = plans.flatMap((plan, index) => stageWords(plan, rows[index], rows[index + 1], memory));
  return { stages, rows, upper, lower, words: { address: stages, values } };
}

/** Bytes of the widest row. */
export function widestRow(rows: readonly Rows[]): number {
  return Math.max(...rows.map(({ stride }) => stride));
}

function stageWords(plan: StagePlan, x: Rows, y: Rows, memory: Allocator): Word[] {
  const numbers = (): number[] => {
    switch (plan.kind) {
      case 'normalize':
        return [
          ...[codes.NORMALIZE, plan.outputs, padded(plan.outputs), plan.outputs, padded(plan.outputs), codes.LINEAR],
          ...[0, 0, 0, x.address, x.stride, y.address, y.stride, y.address, plan.groups, plan.groupCount],
        ];
      case 'dense': {
        const { layer, weights, biases } = plan.packed;
        const { inputs, outputs, activation } = layer;
        const slope = keepsSlope(activation) ? memory.take(chunkRows * y.stride) : y.address;
        return [
          ...[isNarrow(layer) ? codes.NARROW : codes.DENSE, inputs, padded(inputs), outputs, padded(outputs)],
          ...[activationCode(activation), 4 * weights, 4 * biases, plan.transposed],
          ...[x.address, x.stride, y.address, y.stride, slope, 0, 0],
        ];
      }
    }
  };
  return numbers().map(integer);
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
