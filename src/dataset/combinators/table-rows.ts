import type { Manifold, TableContext, TableSource } from '../manifold.js';
import { DefinitionError } from '../definition-error.js';
import { pickTableRows, rowsOf, type Table } from '../readers/table.js';
import type { PointMap } from './map-points.js';

/** Rows between two signs of life while code of the dataset file runs. */
const chunk = 10_000;

/** A table made from one other. */
export function fromTable(manifold: Manifold, combine: (table: Table, context: TableContext) => Table): TableSource {
  return { kind: 'tables', parts: [manifold], combine: ([table], context) => combine(table, context) };
}

/** Calls code of the dataset file with each row. */
export function eachRow(
  { values, dimension }: Table,
  { guard }: TableContext,
  task: (point: readonly number[], row: number) => void,
): void {
  const rows = values.length / dimension;
  for (let start = 0; start < rows; start += chunk) {
    guard(() => {
      for (let row = start; row < Math.min(rows, start + chunk); row++)
        task(Array.from(values.subarray(row * dimension, (row + 1) * dimension)), row);
    });
  }
}

/** The rows for which a condition holds. */
export function filterRows(
  table: Table,
  context: TableContext,
  keep: (point: readonly number[], row: number) => boolean,
): Table {
  const kept: number[] = [];
  eachRow(table, context, (point, row) => {
    if (keep(point, row)) kept.push(row);
  });
  const { leftOut } = table;
  return {
    ...pickTableRows(table, Uint32Array.from(kept)),
    leftOut: { ...leftOut, condition: leftOut.condition + rowsOf(table) - kept.length },
  };
}

/**
 * The images of the rows; labels and weights stay, names of coordinates do not.
 * @param path where the map stands in the definition.
 * @throws DefinitionError where an image is not as many finite numbers as the first.
 */
export function mapRows(path: string, table: Table, context: TableContext, map: PointMap): Table {
  let dimension = 0;
  let values = new Float64Array(0);
  eachRow(table, context, (point, row) => {
    const image = map(point);
    if (row === 0) {
      dimension = image.length;
      values = new Float64Array(rowsOf(table) * dimension);
    }
    if (image.length !== dimension || !image.every(Number.isFinite)) {
      throw new DefinitionError(
        path,
        `${dimension} finite numbers for each row`,
        `[${image.join(', ')}] for row ${row}`,
      );
    }
    values.set(image, row * dimension);
  });
  return { ...table, dimension, values, coordinates: null, rowShape: null };
}
