import type { Port } from './graph.js';
import { ModelError } from './model-error.js';
import { createNumbers, shapeText, sizeOf, type Numbers, type Precision, type Tensor } from './tensor.js';

/** How a model takes rows. */
export type Batch =
  /** Any number at once. */
  | { readonly kind: 'any' }
  /** Rows at once. */
  | { readonly kind: 'fixed'; readonly rows: number }
  /** One at a time, without an axis for rows. */
  | { readonly kind: 'none' };

/** How the rows of data become the input of a model. */
export interface InputShape {
  /** What the file says of the number of rows. */
  readonly batch: Batch;
  /** Shape of one row. */
  readonly row: readonly number[];
}

/**
 * The shape of a row in the input of a model.
 * @param dimension D of the data.
 * @throws ModelError where rows of D numbers do not fit.
 */
export function inputShape({ name, shape }: Port, dimension: number): InputShape {
  if (shape === null || shape.length === 0) return { batch: { kind: 'any' }, row: [dimension] };
  const [first, ...rest] = shape;
  const hasRows = shape.length > 1;
  const sizes = hasRows ? rest : shape;
  const unknown = sizes.filter((size) => typeof size !== 'number' || size < 1);
  const known = sizeOf(sizes.filter((size): size is number => typeof size === 'number' && size >= 1));
  const what = `the input ${name} of shape ${shapeText(shape)}`;
  if (unknown.length > 1)
    throw new ModelError(
      `${what}: expected a fixed size of a row, got several that are not. Export the model with fixed sizes, except for the number of rows.`,
    );
  const row = sizes.map((size) => (typeof size === 'number' && size >= 1 ? size : dimension / known));
  if (sizeOf(row) !== dimension || row.some((size) => !Number.isInteger(size)))
    throw new ModelError(`${what} takes points of ${known} coordinates, and those of the data have ${dimension}`);
  if (!hasRows) return { batch: { kind: 'none' }, row };
  return { batch: typeof first === 'number' && first >= 1 ? { kind: 'fixed', rows: first } : { kind: 'any' }, row };
}

/** Rows as a tensor for a model. @param values rows × numbers of a row. */
export function rowsTensor(values: Numbers, row: readonly number[], batch: Batch): Tensor {
  return { kind: 'real', shape: batch.kind === 'none' ? row : [values.length / sizeOf(row), ...row], values };
}

/** A function of rows: rows × inputs to rows × outputs, flat, row-major. */
export type RowFunction = (rows: Numbers) => Numbers;

/** A function of a block of rows, in which all rows have to be computed together. */
export interface BlockFunction {
  readonly batch: Batch;
  /** Numbers of a row that goes in, and of one that comes out. */
  readonly inputs: number;
  readonly outputs: number;
  /** Most rows of a block. */
  readonly mostRows: number;
  readonly precision: Precision;
  /** rows × inputs → rows × outputs. */
  readonly run: (block: Numbers) => Numbers;
}

/** Sends rows through a function block by block; where blocks have a fixed size, the last one is filled up. */
export function inBlocks({ batch, inputs, outputs, mostRows, precision, run }: BlockFunction): RowFunction {
  const fixed = batch.kind === 'any' ? null : batch.kind === 'fixed' ? batch.rows : 1;
  const size = fixed ?? mostRows;
  return (rows) => {
    const count = rows.length / inputs;
    const result = createNumbers(precision, count * outputs);
    for (let start = 0; start < count; start += size) {
      const end = Math.min(count, start + size);
      const block = createNumbers(precision, (fixed ?? end - start) * inputs);
      block.set(rows.subarray(start * inputs, end * inputs));
      for (let row = end - start; row * inputs < block.length; row++) block.copyWithin(row * inputs, 0, inputs);
      result.set(run(block).subarray(0, (end - start) * outputs), start * outputs);
    }
    return result;
  };
}
