import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import Papa from 'papaparse';
import type { Table } from '../../dataset/readers/table.js';
import { requireNames } from './columns.js';
import type { ReadProgress } from './progress.js';

/**
 * The named columns of a CSV file as numbers. Rows in which one of them is empty are left out and counted.
 * @param rows number of rows to read at most; null for all.
 * @throws Error that names row and column where a cell is not a number, a column is missing or the text is not CSV.
 */
export async function readCsv(
  path: string,
  columns: readonly string[],
  rows: number | null,
  progress: ReadProgress,
): Promise<Table> {
  const { size } = await stat(path);
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: 2 ** 20 });
  // Text is parsed as it comes; the stream itself gives others a turn after each block.
  stream.on('data', () => void progress(stream.bytesRead / size));
  return parseCsv(stream, columns, rows);
}

/**
 * The same for CSV text that comes in pieces: only the wanted numbers are held.
 * @param text a stream of strings.
 */
export async function parseCsv(text: Readable, columns: readonly string[], rows: number | null = null): Promise<Table> {
  const reader = createRowReader(columns);
  try {
    await new Promise<void>((resolve, reject) => {
      Papa.parse<string[]>(text, {
        skipEmptyLines: 'greedy',
        beforeFirstChunk: (chunk) => chunk.replace(/^\uFEFF/, ''),
        step: ({ data, errors }, parser) => {
          reader.take(data, errors);
          if (rows !== null && reader.rows >= rows) parser.abort();
        },
        complete: () => resolve(),
        error: reject,
      });
    });
  } finally {
    text.destroy();
  }
  return reader.table();
}

interface RowReader {
  /** Rows seen, without the header. */
  readonly rows: number;
  take(cells: readonly string[], errors: readonly Papa.ParseError[]): void;
  table(): Table;
}

function createRowReader(columns: readonly string[]): RowReader {
  const numbers = createNumbers();
  const texts = new Array<string>(columns.length);
  let places: readonly number[] | null = null;
  let rows = 0;
  let skipped = 0;
  const number = (text: string, k: number): number => {
    const value = Number(text);
    if (Number.isFinite(value)) return value;
    throw new Error(
      `row ${rows}, column ${JSON.stringify(columns[k])}: expected a number, got ${JSON.stringify(text)}`,
    );
  };
  return {
    get rows() {
      return rows;
    },
    take: (cells, errors) => {
      if (places !== null) rows++;
      const broken = errors.find((error) => error.type === 'Quotes');
      if (broken !== undefined) throw new Error(`row ${rows}: ${broken.message}`);
      if (places === null) {
        requireNames('column', columns, cells);
        places = columns.map((column) => cells.indexOf(column));
        return;
      }
      for (let k = 0; k < texts.length; k++) texts[k] = (cells.at(places[k]) ?? '').trim();
      if (texts.includes('')) skipped++;
      else for (let k = 0; k < texts.length; k++) numbers.add(number(texts[k], k));
    },
    table: () => {
      if (places === null) throw new Error('expected a header line, got an empty file');
      return { dimension: columns.length, values: numbers.all(), skipped };
    },
  };
}

const blockLength = 2 ** 16;

/** A growing list of numbers, in blocks of fixed length. */
function createNumbers(): { add(value: number): void; all(): Float64Array } {
  const full: Float64Array[] = [];
  let block = new Float64Array(blockLength);
  let used = 0;
  return {
    add: (value) => {
      if (used === blockLength) {
        full.push(block);
        block = new Float64Array(blockLength);
        used = 0;
      }
      block[used++] = value;
    },
    all: () => {
      const all = new Float64Array(full.length * blockLength + used);
      full.forEach((one, index) => all.set(one, index * blockLength));
      all.set(block.subarray(0, used), full.length * blockLength);
      return all;
    },
  };
}
