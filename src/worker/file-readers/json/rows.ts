import { reasonOf } from '../words.js';
import type { ReadProgress } from '../progress.js';
import { textLines } from '../csv/text.js';

/** The rows of a JSON file. */
export interface JsonRows {
  /** Objects, or arrays of numbers. */
  readonly rows: readonly unknown[];
  readonly placeOf: (row: number) => string;
}

/** @throws Error that names the line of what is no JSON, or says what there is where that is no table. */
export async function rowsOfJson(path: string, progress: ReadProgress): Promise<JsonRows> {
  let text = '';
  for await (const part of textLines(path, null, progress)) text += part;
  return parseLines(text) ?? parseWhole(text);
}

/** One value a line; null where the file is one value over several lines, or one alone. */
function parseLines(text: string): JsonRows | null {
  const lines = text.split('\n');
  const filled = lines.filter((line) => line.trim() !== '').slice(0, 2);
  if (filled.length < 2 || filled.some((line) => tryParse(line) === null)) return null;
  const rows: unknown[] = [];
  const places: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      rows.push(JSON.parse(line));
    } catch (error) {
      throw new Error(`line ${index + 1}: expected a JSON value, got ${reasonOf(error)}`, { cause: error });
    }
    places.push(index + 1);
  }
  return { rows, placeOf: (row) => `line ${places[row]}` };
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function parseWhole(text: string): JsonRows {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`expected a JSON file, got a file that cannot be read as one: ${reasonOf(error)}`, {
      cause: error,
    });
  }
  return { rows: rowsIn(value), placeOf: (row) => `row ${row} (counted from 0)` };
}

/** @throws Error that says what there is where that is no table. */
function rowsIn(value: unknown): readonly unknown[] {
  if (isList(value)) return value;
  if (!isObject(value)) throw new Error(`expected rows in an array, or columns in an object, got ${typeof value}`);
  // What pandas writes with orient="split".
  const { columns, data } = value;
  if (isList(columns) && isList(data))
    return data.map((row) => (isList(row) ? fromEntries(columns.map(String), row) : row));
  const entries = Object.entries(value);
  const lists = entries.flatMap(([name, column]) => (isList(column) ? [{ name, column }] : []));
  const tables = lists.filter(({ column }) => column.some(isObject));
  if (tables.length === 1 && lists.length === 1) return tables[0].column;
  if (lists.length > 0) return byColumns(lists);
  // What pandas writes by default: for each column its cells by the names of the rows.
  const maps = entries.flatMap(([name, column]) => (isObject(column) ? [{ name, column: Object.values(column) }] : []));
  if (maps.length > 0 && maps.length === entries.length) return byColumns(maps);
  throw new Error('expected rows in an array, or columns in an object, got an object without arrays');
}

/** @throws Error that names the column of another length. */
function byColumns(
  columns: readonly { readonly name: string; readonly column: readonly unknown[] }[],
): readonly unknown[] {
  const [first] = columns;
  const other = columns.find(({ column }) => column.length !== first.column.length);
  if (other !== undefined) {
    throw new Error(
      `column ${JSON.stringify(other.name)}: expected ${first.column.length} rows, as in column ${JSON.stringify(first.name)}, got ${other.column.length}`,
    );
  }
  const names = columns.map(({ name }) => name);
  return first.column.map((_, row) =>
    fromEntries(
      names,
      columns.map(({ column }) => column[row]),
    ),
  );
}

function fromEntries(names: readonly string[], values: readonly unknown[]): unknown {
  return Object.fromEntries(names.map((name, k) => [name, values[k]]));
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
