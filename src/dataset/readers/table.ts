import type { Coordinate } from '../manifold.js';
import { pickLabel, type Label } from './label.js';

/** Points as they stand in a file, or as they were given: what every reader makes. */
export interface Table {
  /** D. */
  readonly dimension: number;
  /** rows × D, row-major. */
  readonly values: Float64Array;
  /** Names and units of the D coordinates; null where nothing names them. */
  readonly coordinates: readonly Coordinate[] | null;
  /** Columns that are not trained on. */
  readonly labels: readonly Label[];
  /** One weight a row; null where none is given. */
  readonly weights: Float64Array | null;
  /** The shape of a row where the file has an array of three dimensions or more, such as [28, 28]; else null. */
  readonly rowShape: readonly number[] | null;
  /** Which rows are to test on; null where that is left to `samples`. */
  readonly test: TestRows | null;
  /** Rows of the file that are not among these. */
  readonly leftOut: LeftOut;
  /** What the user should know of what was read, in sentences. */
  readonly notes: readonly string[];
}

/** Which rows are to test on. */
export type TestRows =
  /** One byte a row: 1 to test on, 0 to train on. */
  | { readonly kind: 'rows'; readonly isTest: Uint8Array }
  /** A random share of the rows, in (0, 1). */
  | { readonly kind: 'share'; readonly share: number };

/** Numbers of rows that were left out, by reason; a row counts once, for the first that holds. */
export interface LeftOut {
  /** Rows in which a coordinate or the weight is missing. */
  readonly missing: number;
  /** Rows for which `where` does not hold. */
  readonly condition: number;
}

export const nothingLeftOut: LeftOut = { missing: 0, condition: 0 };

/** A table of points alone. */
export function plainTable(dimension: number, values: Float64Array): Table {
  return {
    dimension,
    values,
    coordinates: null,
    labels: [],
    weights: null,
    rowShape: null,
    test: null,
    leftOut: nothingLeftOut,
    notes: [],
  };
}

/** Number of rows. */
export function rowsOf({ values, dimension }: Table): number {
  return dimension === 0 ? 0 : values.length / dimension;
}

/** The table of the rows at the given places, in that order. */
export function pickTableRows(table: Table, rows: Uint32Array): Table {
  const { dimension, values, labels, weights, test } = table;
  return {
    ...table,
    values: gatherRows(values, dimension, rows),
    labels: labels.map((label) => pickLabel(label, rows)),
    weights: weights && gatherRows(weights, 1, rows),
    test: test?.kind === 'rows' ? { kind: 'rows', isTest: Uint8Array.from(rows, (row) => test.isTest[row]) } : test,
  };
}

/** Some rows of an array of rows × columns, row-major. */
export function gatherRows(values: Float64Array, columns: number, rows: Uint32Array): Float64Array {
  const gathered = new Float64Array(rows.length * columns);
  rows.forEach((row, index) => gathered.set(values.subarray(row * columns, (row + 1) * columns), index * columns));
  return gathered;
}
