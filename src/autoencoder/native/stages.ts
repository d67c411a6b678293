import * as codes from '../wasm/codes.js';
import type { Allocator } from '../wasm/memory.js';
import { roundUp, type MatrixShape } from '../wasm/panels.js';
import { activationCode, keepsSlope, wordsOfPart, type Rows, type StagePlan } from '../wasm/stages.js';
import { integer, type Words } from '../wasm/words.js';

/** Numbers in a vector (kernel/vector.h). A panel is one vector wide. */
const lanes = 16;
export const shape: MatrixShape = { panel: lanes, rows: 1, columns: lanes };

/** Bytes of a line of the processor's cache. */
const line = 64;

/** Bytes from one row of `numbers` to the next: whole vectors, and no multiple of 256 (see ../wasm/memory.ts). */
export function strideOf(numbers: number): number {
  const bytes = 4 * roundUp(numbers, lanes);
  return bytes % 256 === 0 ? bytes + line : bytes;
}

/** Fields of the structure Stage (kernel/program.h). */
const stageFields = 15;

/**
 * Lays out the stages, which all threads share: each takes rows of its own through them.
 * @param rows of the input of the first stage, of the output of each; `chunkRows` of them.
 */
export function layOutStages(
  plans: readonly StagePlan[],
  rows: readonly Rows[],
  chunkRows: number,
  memory: Allocator,
): { readonly address: number; readonly words: readonly Words[] } {
  const address = memory.take(4 * stageFields * plans.length);
  const parts: Words[] = [];
  const numbers = plans.flatMap((plan, index): number[] => {
    const [x, y] = [rows[index], rows[index + 1]];
    const dy = memory.take(chunkRows * y.stride);
    const places = (slope: number): number[] => [x.address, x.stride, y.address, y.stride, slope, dy];
    switch (plan.kind) {
      case 'sample':
        return [codes.SAMPLE, x.columns, y.columns, codes.LINEAR, 0, 0, 0, ...places(y.address), 0, 0];
      case 'latent': {
        const values = plan.parts.flatMap((part) => wordsOfPart(part, memory, 2 * chunkRows));
        const place = memory.take(4 * values.length);
        parts.push({ address: place, values });
        return [
          ...[codes.LATENT, x.columns, y.columns, codes.LINEAR, 0, 0, 0],
          ...[...places(y.address), place, plan.parts.length],
        ];
      }
      case 'dense': {
        const { layer, weights, biases, narrow } = plan.packed;
        const slope = keepsSlope(layer.activation) ? memory.take(chunkRows * y.stride) : y.address;
        return [
          ...[narrow ? codes.NARROW : codes.DENSE, x.columns, y.columns, activationCode(layer.activation)],
          ...[4 * weights, 4 * biases, plan.transposed, ...places(slope), 0, 0],
        ];
      }
    }
  });
  return { address, words: [{ address, values: numbers.map(integer) }, ...parts] };
}
