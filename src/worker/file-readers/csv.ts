import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import Papa from 'papaparse';
import { rowPlace } from './npy.js';
import type { ReadProgress } from './progress.js';
import {
  NotANumberError,
  numberCells,
  textCells,
  type ReadRequest,
  type RowBlock,
  type TableFile,
} from './table-file.js';

/** Rows that show what the columns hold. */
const sampleRows = 1000;

/** Texts that stand for a missing number everywhere. */
const noNumber: ReadonlySet<string> = new Set(['', 'NA', 'N/A', 'NaN', 'nan', 'NULL', 'null', 'None']);

/** A CSV file with a header line. */
export async function openCsv(path: string): Promise<TableFile> {
  const sample: string[][] = [];
  await eachRow(
    path,
    () => Promise.resolve(),
    (cells) => sample.push([...cells]) <= sampleRows,
  );
  const [header, ...rows] = sample;
  if (header === undefined) throw new Error('expected a header line, got an empty file');
  const names = header.map((name) => name.trim());
  return {
    columns: names.map((name, k) => {
      const areNumbers = rows.every((cells) => isNumber((cells[k] ?? '').trim()));
      return { name, shape: [], holds: areNumbers ? 'numbers' : 'texts', type: areNumbers ? 'numbers' : 'text' };
    }),
    columnWord: 'column',
    isTyped: false,
    isNamed: true,
    rowShape: null,
    notes: [],
    read: (request) => read(path, names, request),
    placeOf: rowPlace,
    close: () => Promise.resolve(),
  };
}

async function read(
  path: string,
  names: readonly string[],
  { parts, rows: limit, missing, progress }: ReadRequest,
): Promise<RowBlock> {
  const places = parts.map(({ column }) => names.indexOf(column.name));
  const texts: string[][] = parts.map(() => []);
  const numbers: number[][] = parts.map(() => []);
  let rows = -1;
  await eachRow(path, progress, (cells) => {
    rows++;
    if (rows === 0) return limit !== 0;
    parts.forEach(({ column }, k) => {
      const text = (cells[places[k]] ?? '').trim();
      if (column.holds === 'texts') texts[k].push(text);
      else if (noNumber.has(text) || missing.has(text)) numbers[k].push(NaN);
      else if (text === '' || Number.isNaN(Number(text)))
        throw new NotANumberError(column.name, rowPlace(rows - 1), JSON.stringify(text));
      else numbers[k].push(Number(text));
    });
    return limit === null || rows < limit;
  });
  return {
    rows: Math.max(0, rows),
    cells: parts.map(({ column }, k) =>
      column.holds === 'texts' ? textCells(texts[k]) : numberCells(Float64Array.from(numbers[k])),
    ),
  };
}

function isNumber(text: string): boolean {
  return noNumber.has(text) || !Number.isNaN(Number(text));
}

async function eachRow(
  path: string,
  progress: ReadProgress,
  take: (cells: readonly string[]) => boolean,
): Promise<void> {
  const { size } = await stat(path);
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: 2 ** 20 });
  stream.on('data', () => void progress(stream.bytesRead / size));
  try {
    await new Promise<void>((resolve, reject) => {
      Papa.parse<string[]>(stream, {
        skipEmptyLines: 'greedy',
        beforeFirstChunk: (chunk) => chunk.replace(/^\uFEFF/, ''),
        step: ({ data }, parser) => {
          if (!take(data)) parser.abort();
        },
        complete: () => resolve(),
        error: reject,
      });
    });
  } finally {
    stream.destroy();
  }
}
