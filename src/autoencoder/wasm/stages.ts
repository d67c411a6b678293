import type { Architecture } from '../architecture.js';
import { latentCode, type CodePart } from '../latent-code.js';
import type { Activation } from '../options.js';
import * as codes from './codes.js';
import { padded, strideOf, type Allocator } from './memory.js';
import { roundUp, type MatrixShape, type PackedLayer } from './panels.js';
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
      readonly kind: 'latent';
      readonly outputs: number;
      readonly parts: readonly CodePart[];
    }
  | { readonly kind: 'sample'; readonly outputs: number };

/** The stages of a network: a layer each, and one between encoder and decoder where the encoder's numbers are not the code. */
export function planStages(
  packed: readonly PackedLayer[],
  encoderLayers: number,
  { latent, variational }: Architecture,
  memory: Allocator,
  shape: MatrixShape,
): readonly StagePlan[] {
  const dense = packed.map((one, index): StagePlan => {
    const { inputs, outputs } = one.layer;
    const bytes = 4 * roundUp(inputs, shape.columns) * roundUp(outputs, shape.columns);
    const transposed = needsTranspose(one, index) ? memory.take(bytes) : 0;
    return { kind: 'dense', outputs, packed: one, transposed };
  });
  const { size, parts } = latentCode(latent);
  if (variational !== null) return dense.toSpliced(encoderLayers, 0, { kind: 'sample', outputs: size });
  if (parts.length > 0) return dense.toSpliced(encoderLayers, 0, { kind: 'latent', outputs: size, parts });
  return dense;
}

/** What a thread sends rows through: stages with arrays of its own for the numbers between them. */
export interface Lane {
  readonly stages: number;
  /** Rows of the input of the first stage, of the output of each. */
  readonly rows: readonly Rows[];
  /** Gradients by the output of a stage and by its input. */
  readonly upper: number;
  readonly lower: number;
  readonly words: readonly Words[];
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
  const parts: Words[] = [];
  const values = plans.flatMap((plan, index) => stageWords(plan, rows[index], rows[index + 1], memory, parts));
  return { stages, rows, upper, lower, words: [{ address: stages, values }, ...parts] };
}

/** Bytes of the widest row. */
export function widestRow(rows: readonly Rows[]): number {
  return Math.max(...rows.map(({ stride }) => stride));
}

/** @param parts gets the words of the parts of a latent code. */
function stageWords(plan: StagePlan, x: Rows, y: Rows, memory: Allocator, parts: Words[]): Word[] {
  const between = (kind: number, address: number, count: number): number[] => [
    ...[kind, x.columns, padded(x.columns), y.columns, padded(y.columns), codes.LINEAR],
    ...[0, 0, 0, x.address, x.stride, y.address, y.stride, y.address, address, count],
  ];
  const numbers = (): number[] => {
    switch (plan.kind) {
      case 'sample':
        return between(codes.SAMPLE, 0, 0);
      case 'latent': {
        const values = plan.parts.flatMap((part) => wordsOfPart(part, memory, chunkRows + 1));
        const address = memory.take(4 * values.length);
        parts.push({ address, values });
        return between(codes.LATENT, address, plan.parts.length);
      }
      case 'dense': {
        const { layer, weights, biases, narrow } = plan.packed;
        const { inputs, outputs, activation } = layer;
        const slope = keepsSlope(activation) ? memory.take(chunkRows * y.stride) : y.address;
        return [
          ...[narrow ? codes.NARROW : codes.DENSE, inputs, padded(inputs), outputs, padded(outputs)],
          ...[activationCode(activation), 4 * weights, 4 * biases, plan.transposed],
          ...[x.address, x.stride, y.address, y.stride, slope, 0, 0],
        ];
      }
    }
  };
  return numbers().map(integer);
}

/**
 * The fields of a part of a latent code (kernel/latent.ts).
 * @param matrices that are kept of a projector, each with a vector.
 */
export function wordsOfPart(part: CodePart, memory: Allocator, matrices: number): Word[] {
  const words = (kind: number, size: number, kept: number): Word[] => [kind, 4 * part.start, size, kept].map(integer);
  switch (part.kind) {
    case 'unitVector':
      return words(codes.UNIT_VECTOR, part.size, 0);
    case 'projector': {
      const { order } = part;
      // See kernel/projector.ts.
      const kept = memory.take(8 * matrices * (order * order + order));
      return words(codes.PROJECTOR, order, kept);
    }
    case 'pointOnLine':
      return words(codes.POINT_ON_LINE, part.size, 0);
    case 'unitVectorInPlane':
      return words(codes.UNIT_VECTOR_IN_PLANE, part.size, 0);
  }
}

/** Whether the backward pass through a layer reads the transpose of what is kept of its matrix. */
function needsTranspose({ layer, narrow, panel }: PackedLayer, index: number): boolean {
  // Nobody asks for the gradient by the points. A layer with few inputs is a layer with few outputs the other way.
  return index > 0 && !narrow && !(layer.inputs <= 4 && layer.outputs % panel === 0);
}

/** Whether the derivative cannot be told from the value, and is kept beside it. */
export function keepsSlope(activation: Activation): boolean {
  return activation === 'softplus' || activation === 'gelu' || activation === 'sin';
}

export function activationCode(activation: Activation): number {
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
