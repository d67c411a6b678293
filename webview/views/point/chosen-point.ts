import type { RunFrame } from '../../../src/protocol/events.js';
import type { Selection } from '../../math/selection.js';

/** The points of a selection, or all, the largest ρ first, as many as wanted. */
export function worstPoints({ error }: Pick<RunFrame, 'error'>, selected: Selection | null, most: number): Uint32Array {
  const order = Uint32Array.from(error, (_, i) => i).filter((i) => selected === null || selected[i] === 1);
  return order.sort((a, b) => error[b] - error[a]).subarray(0, most);
}

/** The point that is told: the one under the pointer, else the worst of the selected ones, else the worst of all. */
export function chosenPoint(frame: RunFrame, pointed: number | null, selected: Selection | null): number {
  return pointed ?? worstPoints(frame, selected, 1).at(0) ?? 0;
}

/** The coordinates of a point with their residuals, the largest first. */
export function residuals(point: Float32Array, reconstruction: Float32Array) {
  return Array.from(point, (value, column) => ({
    column,
    value,
    reconstruction: reconstruction[column],
    residual: reconstruction[column] - value,
  })).sort((a, b) => Math.abs(b.residual) - Math.abs(a.residual));
}

/** Row i of a matrix with `dimension` columns. */
export const rowAt = (rows: Float32Array, i: number, dimension: number): Float32Array =>
  rows.subarray(i * dimension, (i + 1) * dimension);
