import type { Graph } from '../graph.js';
import { rowsTensor, type Batch } from '../rows.js';
import type { Tensor } from '../tensor.js';
import { createTangentPlan } from './tangent-plan.js';

/** Derivatives along a direction at each row: rows × inputs and rows × inputs to rows × outputs, flat, row-major. */
export type RowPushForward = (rows: Float64Array, directions: Float64Array) => Float64Array;

/**
 * The derivatives of one tensor of a graph by its input.
 * @param row shape of a row of the input.
 * @returns null where the derivative of an operator is not known, or the graph does not take any number of rows.
 */
export function pushForwardOf(
  graph: Graph,
  input: string,
  wanted: string,
  row: readonly number[],
  batch: Batch,
): RowPushForward | null {
  const plan = batch.kind === 'any' ? createTangentPlan(graph, input, wanted) : null;
  const rowsOf = (values: Float64Array): Tensor => rowsTensor(values, row, batch);
  return (
    plan &&
    ((rows, directions) => Float64Array.from(plan({ value: rowsOf(rows), tangent: rowsOf(directions) }).tangent.values))
  );
}
