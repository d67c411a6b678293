import h5wasm, { type Dataset } from 'h5wasm/node';
import type { ArraySelection } from '../../dataset/manifold.js';
import type { Table } from '../../dataset/readers/table.js';
import { expectFormat, tableOfArray, tableOfColumns, type Column } from './columns.js';

/**
 * The points in datasets of an HDF5 file.
 * @param rows number of rows to read at most; null for all.
 * @throws Error that names dataset, row and column where something is missing, of another shape or no number.
 */
export async function readHdf5(path: string, selection: ArraySelection, rows: number | null): Promise<Table> {
  // Else the library writes what is wrong to the console, and goes on.
  (await h5wasm.ready).activate_throwing_error_handler();
  const file = await expectFormat('an HDF5 file', () => new h5wasm.File(path, 'r'));
  try {
    const datasetAt = (name: string): Dataset => {
      const entity = file.get(name);
      if (entity instanceof h5wasm.Dataset) return entity;
      throw new Error(`expected a dataset named ${JSON.stringify(name)}, got ${entity === null ? `none beside ${file.keys().join(', ')}` : 'a group'}`);
    };
    switch (selection.kind) {
      case 'array': {
        const dataset = datasetAt(selection.array);
        const shape = shapeOf(dataset);
        if (shape.length > 2) throw wrongShape(selection.array, '(rows, columns)', shape);
        return inDataset(selection.array, () => tableOfArray(firstRows(dataset, rows), shape[1] ?? 1, rows));
      }
      case 'columns':
        return tableOfColumns(selection.columns.map((name) => ({ name, values: columnOf(datasetAt(name), name, rows) })), rows);
      case 'fields':
        return inDataset(selection.array, () => tableOfColumns(fieldsOf(datasetAt(selection.array), selection.columns, rows), rows));
    }
  } finally {
    file.close();
  }
}

function shapeOf(dataset: Dataset): readonly number[] {
  const { shape } = dataset;
  if (shape === null || shape.length === 0) throw new Error(`dataset ${JSON.stringify(dataset.path)}: expected an array, got a single value`);
  return shape;
}

function wrongShape(name: string, expected: string, shape: readonly number[]): Error {
  return new Error(`dataset ${JSON.stringify(name)}: expected shape ${expected}, got (${shape.join(', ')})`);
}

/** The values of the first rows, all dimensions in one, row-major. */
function firstRows(dataset: Dataset, rows: number | null): ArrayLike<unknown> {
  const [length] = shapeOf(dataset);
  const values = dataset.slice([[0, Math.min(length, rows ?? length)]]);
  return ArrayBuffer.isView(values) && 'length' in values ? values : Array.isArray(values) ? values : [];
}

function columnOf(dataset: Dataset, name: string, rows: number | null): ArrayLike<unknown> {
  const shape = shapeOf(dataset);
  if (shape.length !== 1) throw wrongShape(name, '(rows,)', shape);
  return firstRows(dataset, rows);
}

function fieldsOf(dataset: Dataset, columns: readonly string[], rows: number | null): Column[] {
  const members = dataset.metadata.compound_type?.members.map(({ name }) => name);
  if (members === undefined) throw new Error('expected records with named fields, got plain numbers');
  // The library gives each record as an array of its fields.
  const records = firstRows(dataset, rows);
  return columns.map((name) => {
    const place = members.indexOf(name);
    if (place < 0) throw new Error(`expected a field named ${JSON.stringify(name)}, got ${members.join(', ')}`);
    return { name, values: Array.from(records, (record: unknown): unknown => (Array.isArray(record) ? record[place] : record)) };
  });
}

function inDataset<T>(name: string, task: () => T): T {
  try {
    return task();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw reason.startsWith('expected a dataset') ? error : new Error(`dataset ${JSON.stringify(name)}: ${reason}`, { cause: error });
  }
}
