import Papa from 'papaparse';
import type { Table } from '../../dataset/readers/table.js';
import { requireNames } from './columns.js';

/**
 * The named columns of a CSV text as numbers. Rows in which one of them is empty are left out and counted.
 * @param rows number of rows to read at most; null for all.
 * @throws Error that names row and column where a cell is not a number, a column is missing or the text is not CSV.
 */
export function parseCsv(content: string, columns: readonly string[], rows: number | null = null): Table {
  const values: number[] = [];
  const header: string[] = [];
  let places: readonly number[] = [];
  let row = -1;
  let skipped = 0;
  // Row by row, so that only the wanted numbers of a long file are held at once; row 0 is the header.
  Papa.parse<string[]>(content, {
    skipEmptyLines: 'greedy',
    preview: rows === null ? 0 : rows + 1,
    step: ({ data: cells, errors }) => {
      row++;
      const broken = errors.find((error) => error.type === 'Quotes');
      if (broken !== undefined) throw new Error(`row ${row}: ${broken.message}`);
      if (row === 0) {
        requireNames('column', columns, cells);
        header.push(...cells);
        places = columns.map((column) => header.indexOf(column));
        return;
      }
      const texts = places.map((place) => (cells.at(place) ?? '').trim());
      if (texts.includes('')) {
        skipped++;
        return;
      }
      texts.forEach((text, k) => {
        const value = Number(text);
        if (!Number.isFinite(value)) {
          throw new Error(`row ${row}, column ${JSON.stringify(columns[k])}: expected a number, got ${JSON.stringify(text)}`);
        }
        values.push(value);
      });
    },
  });
  if (header.length === 0) throw new Error('expected a header line, got an empty file');
  return { dimension: columns.length, values: new Float64Array(values), skipped };
}
