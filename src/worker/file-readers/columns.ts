import type { Table } from '../../dataset/readers/table.js';

/** A column as a library reads it: numbers of any kind, or whatever else the file holds. */
export interface Column {
  readonly name: string;
  readonly values: ArrayLike<unknown>;
}

/**
 * Columns of numbers side by side. Rows in which a cell is null or undefined are left out and counted.
 * @param rows number of rows to take at most; null for all.
 * @throws Error that names row, from 1, and column of a cell that is not a finite number, or the column of another
 * length.
 */
export function tableOfColumns(columns: readonly Column[], rows: number | null): Table {
  const [first] = columns;
  const other = columns.find(({ values }) => values.length !== first.values.length);
  if (other !== undefined) {
    throw new Error(
      `column ${JSON.stringify(other.name)}: expected ${first.values.length} rows, as in column ${JSON.stringify(first.name)}, got ${other.values.length}`,
    );
  }
  const dimension = columns.length;
  const length = Math.min(first.values.length, rows ?? Infinity);
  const values = new Float64Array(length * dimension);
  let kept = 0;
  for (let row = 0; row < length; row++) {
    if (columns.some((column) => column.values[row] === null || column.values[row] === undefined)) continue;
    for (let k = 0; k < dimension; k++)
      values[kept * dimension + k] = toNumber(columns[k].values[row], row, columns[k].name);
    kept++;
  }
  return { dimension, values: values.subarray(0, kept * dimension), skipped: length - kept };
}

/**
 * An array of rows × columns, row-major, as a table.
 * @throws Error that names row and column, from 1, of what is not a finite number.
 */
export function tableOfArray(data: ArrayLike<unknown>, dimension: number, rows: number | null): Table {
  const available = dimension === 0 ? 0 : data.length / dimension;
  const length = Math.min(available, rows ?? Infinity);
  const values = new Float64Array(length * dimension);
  for (let index = 0; index < values.length; index++) {
    values[index] = toNumber(data[index], Math.floor(index / dimension), (index % dimension) + 1);
  }
  return { dimension, values, skipped: 0 };
}

function toNumber(cell: unknown, row: number, column: string | number): number {
  const value = typeof cell === 'bigint' ? Number(cell) : cell;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  const got =
    typeof value === 'string' ? JSON.stringify(value) : typeof value === 'number' ? String(value) : `a ${typeof value}`;
  throw new Error(
    `row ${row + 1}, column ${typeof column === 'string' ? JSON.stringify(column) : column}: expected a number, got ${got}`,
  );
}

/** @throws Error that lists what there is, where a name is not among it. */
export function requireNames(
  what: 'column' | 'array' | 'branch' | 'tree',
  wanted: readonly string[],
  known: readonly string[],
): void {
  const missing = wanted.find((name) => !known.includes(name));
  if (missing !== undefined) {
    const plural = what === 'branch' ? 'branches' : `${what}s`;
    const got = known.length === 0 ? `no ${plural}` : `the ${plural} ${enumerate(known)}`;
    throw new Error(`expected ${what === 'array' ? 'an' : 'a'} ${what} named ${JSON.stringify(missing)}, got ${got}`);
  }
}

/** Most names in an error: some trees have thousands of branches. */
const maximumNames = 60;

/** Names for an error. */
export function enumerate(names: readonly string[]): string {
  const more = names.length - maximumNames;
  return names.slice(0, maximumNames).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/**
 * Runs a library on a file.
 * @throws Error that says what the file should be, and the library's own reason, where that fails.
 */
export async function expectFormat<T>(format: string, task: () => T | Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`expected ${format}, got a file that cannot be read as one: ${reason}`, { cause: error });
  }
}
