import Papa from 'papaparse';
import * as v from 'valibot';
import { check, text } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import type { Manifold } from '../manifold.js';
import type { Table } from './table.js';

const schema = v.strictObject({
  columns: v.pipe(v.array(text), v.minLength(1, 'at least one column name')),
  units: v.optional(v.array(v.string('text'))),
});

/** What {@link csv} takes beside the path. */
export interface CsvOptions<Columns extends readonly string[] = readonly string[]> {
  /** Names in the header, in the order of the coordinates. */
  readonly columns: Columns;
  /** Unit of each column, for the axes. Default: none has one. */
  readonly units?: { readonly [Column in keyof Columns]: string };
}

/**
 * Points from a CSV file with a header line: one point a row, one coordinate for each named column. The rows are split
 * at random, from the seed, into a training and a test sample.
 * @param path relative to the dataset file, or absolute.
 */
export function csv<const Columns extends readonly string[]>(
  path: string,
  options: CsvOptions<Columns>,
): Manifold<Columns['length']>;
export function csv(path: string, options: CsvOptions): Manifold {
  check('csv(path)', text, path);
  check('csv', schema, options);
  const { columns } = options;
  const units = options.units ?? columns.map(() => '');
  if (units.length !== columns.length) {
    throw new DefinitionError('csv.units', `${columns.length} entries, one for each column`, String(units.length));
  }
  return {
    name: path,
    ambientDimension: columns.length,
    intrinsicDimension: null,
    coordinates: columns.map((name, index) => ({ name, unit: units[index] })),
    chart: null,
    topology: {},
    source: { kind: 'file', format: 'csv', path, columns },
  };
}

/**
 * The named columns of a CSV text as numbers. Rows in which one of them is empty are left out and counted.
 * @throws Error that names line and column where a cell is not a number, a column is missing or the text is not CSV.
 */
export function parseCsv(content: string, columns: readonly string[]): Table {
  const { data: rows, errors, meta } = Papa.parse<Record<string, string>>(content, {
    header: true,
    skipEmptyLines: 'greedy',
  });
  const broken = errors.find((error) => error.type === 'Quotes');
  if (broken !== undefined) throw new Error(`row ${broken.row ?? 'unknown'}: ${broken.message}`);
  const fields = meta.fields ?? [];
  const missing = columns.find((column) => !fields.includes(column));
  if (missing !== undefined) {
    throw new Error(`expected a column named ${JSON.stringify(missing)}, got the columns ${fields.join(', ')}`);
  }
  const values: number[] = [];
  let skipped = 0;
  rows.forEach((row, index) => {
    const cells = columns.map((column) => (row[column] ?? '').trim());
    if (cells.includes('')) {
      skipped++;
      return;
    }
    cells.forEach((cell, k) => {
      const value = Number(cell);
      if (!Number.isFinite(value)) {
        throw new Error(`row ${index + 1}, column ${JSON.stringify(columns[k])}: expected a number, got ${JSON.stringify(cell)}`);
      }
      values.push(value);
    });
  });
  return { dimension: columns.length, values: Float64Array.from(values), skipped };
}
