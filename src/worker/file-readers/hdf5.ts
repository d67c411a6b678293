import h5wasm, { type Dataset } from 'h5wasm/node';
import type { ArraySelection } from '../../dataset/manifold.js';
import type { Table } from '../../dataset/readers/table.js';
import { expectFormat, tableOfArray, tableOfColumns, type Column } from './columns.js';
import type { ReadProgress } from './progress.js';

/**
 * The points in datasets of an HDF5 file.
 * @param rows number of rows to read at most; null for all.
 * @throws Error that names dataset, row and column where something is missing, of another shape or no number.
 */
export async function readHdf5(
  path: string,
  selection: ArraySelection,
  rows: number | null,
  progress: ReadProgress,
): Promise<Table> {
  // Else the library writes what is wrong to the console, and goes on.
  (await h5wasm.ready).activate_throwing_error_handler();
  const file = await expectFormat('an HDF5 file', () => new h5wasm.File(path, 'r'));
  try {
    const datasetAt = (name: string): Dataset => {
      const entity = file.get(name);
      if (entity instanceof h5wasm.Dataset) return entity;
      throw new Error(
        `expected a dataset named ${JSON.stringify(name)}, got ${entity === null ? `none beside ${file.keys().join(', ')}` : 'a group'}`,
      );
    };
    switch (selection.kind) {
      case 'array': {
        const dataset = datasetAt(selection.array);
        const shape = shapeOf(dataset);
        if (shape.length > 2) throw wrongShape(selection.array, '(rows, columns)', shape);
        const values = await firstRows(dataset, rows, progress);
        return inDataset(selection.array, () => tableOfArray(values, shape[1] ?? 1, rows));
      }
      case 'columns': {
        const columns: Column[] = [];
        for (const [index, name] of selection.columns.entries()) {
          const part: ReadProgress = (share) => progress((index + share) / selection.columns.length);
          columns.push({ name, values: await columnOf(datasetAt(name), name, rows, part) });
        }
        return tableOfColumns(columns, rows);
      }
      case 'fields': {
        const dataset = datasetAt(selection.array);
        const places = inDataset(selection.array, () => placesOfFields(dataset, selection.columns));
        const records = await firstRows(dataset, rows, progress);
        return inDataset(selection.array, () => tableOfColumns(columnsOf(records, places), rows));
      }
    }
  } finally {
    file.close();
  }
}

function shapeOf(dataset: Dataset): readonly number[] {
  const { shape } = dataset;
  if (shape === null || shape.length === 0)
    throw new Error(`dataset ${JSON.stringify(dataset.path)}: expected an array, got a single value`);
  return shape;
}

function wrongShape(name: string, expected: string, shape: readonly number[]): Error {
  return new Error(`dataset ${JSON.stringify(name)}: expected shape ${expected}, got (${shape.join(', ')})`);
}

/** Values read between two words of progress. */
const blockLength = 2 ** 20;

/** The values of the first rows, all dimensions in one, row-major: numbers where they are numbers, else what the library gives. */
async function firstRows(dataset: Dataset, rows: number | null, progress: ReadProgress): Promise<ArrayLike<unknown>> {
  const [available, ...others] = shapeOf(dataset);
  const length = Math.min(available, rows ?? available);
  const rowSize = others.reduce((product, size) => product * size, 1);
  const blockRows = Math.max(1, Math.floor(blockLength / rowSize));
  const numbers = new Float64Array(length * rowSize);
  const objects: unknown[] = [];
  for (let from = 0; from < length; from += blockRows) {
    const to = Math.min(length, from + blockRows);
    const block = dataset.slice([[from, to]]);
    if (block instanceof BigInt64Array || block instanceof BigUint64Array)
      numbers.set(Array.from(block, Number), from * rowSize);
    else if (isNumeric(block)) numbers.set(block, from * rowSize);
    else if (Array.isArray(block)) for (const value of block) objects.push(value);
    await progress(to / length);
  }
  return objects.length > 0 ? objects : numbers;
}

async function columnOf(
  dataset: Dataset,
  name: string,
  rows: number | null,
  progress: ReadProgress,
): Promise<ArrayLike<unknown>> {
  const shape = shapeOf(dataset);
  if (shape.length !== 1) throw wrongShape(name, '(rows,)', shape);
  return firstRows(dataset, rows, progress);
}

/** Where in its records a dataset has the fields of these names. */
function placesOfFields(dataset: Dataset, columns: readonly string[]): (readonly [name: string, place: number])[] {
  const members = dataset.metadata.compound_type?.members.map(({ name }) => name);
  if (members === undefined) throw new Error('expected records with named fields, got plain numbers');
  return columns.map((name) => {
    const place = members.indexOf(name);
    if (place < 0) throw new Error(`expected a field named ${JSON.stringify(name)}, got ${members.join(', ')}`);
    return [name, place];
  });
}

/** The library gives each record as an array of its fields. */
function columnsOf(records: ArrayLike<unknown>, places: readonly (readonly [name: string, place: number])[]): Column[] {
  return places.map(([name, place]) => ({
    name,
    values: Array.from(records, (record: unknown): unknown => (Array.isArray(record) ? record[place] : record)),
  }));
}

function isNumeric(block: unknown): block is ArrayLike<number> {
  return ArrayBuffer.isView(block) && 'length' in block;
}

function inDataset<T>(name: string, task: () => T): T {
  try {
    return task();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw reason.startsWith('expected a dataset')
      ? error
      : new Error(`dataset ${JSON.stringify(name)}: ${reason}`, { cause: error });
  }
}
