import type { CsvDialect } from '../../dataset/readers/csv-dialect.js';
import { layoutOf, type CsvLayout } from './csv/layout.js';
import { createLineNumbers } from './csv/line-numbers.js';
import { numberOf } from './csv/numbers.js';
import { readRows, requireFit } from './csv/read-rows.js';
import { eachRow } from './csv/rows.js';
import { textLines } from './csv/text.js';
import type { FileColumn, TableFile } from './table-file.js';

/** Characters that show how a file is written, and rows that show what its columns hold. */
const sampleLength = 2 ** 18;
const sampleRows = 1000;

const silent = (): Promise<void> => Promise.resolve();

/**
 * A text file of rows and cells.
 * @throws Error where it has no line, is no text, or two columns have one name.
 */
export async function openCsv(path: string, dialect: CsvDialect): Promise<TableFile> {
  const layout = layoutOf(await firstText(path, dialect), dialect);
  const names = columnNames(layout);
  const areNumbers = await numberColumns(path, dialect, layout);
  const lines = createLineNumbers();
  return {
    columns: names.map((name, k): FileColumn => {
      const [holds, type] = areNumbers[k] ? (['numbers', 'numbers'] as const) : (['texts', 'text'] as const);
      return { name, holds, type, shape: [], isIndex: layout.names?.[k] === '', unit: layout.units?.[k] };
    }),
    columnWord: 'column',
    isTyped: false,
    isNamed: layout.names !== null,
    rowShape: null,
    blocks: null,
    notes: layout.notes,
    read: (request) => readRows(path, dialect.encoding, layout, names, lines, request),
    placeOf: (row) => `line ${lines.lineOf(row).toLocaleString('en')}`,
    close: silent,
  };
}

async function firstText(path: string, { encoding }: CsvDialect): Promise<string> {
  let text = '';
  for await (const part of textLines(path, encoding, silent)) {
    text += part;
    if (text.length >= sampleLength) break;
  }
  return text.slice(0, Math.max(sampleLength, text.indexOf('\n') + 1));
}

/** Columns without a name go by their places. */
function columnNames({ names, width }: CsvLayout): readonly string[] {
  return Array.from({ length: width }, (_, k) => {
    const name = names?.[k] ?? '';
    return name === '' ? `[${k}]` : name;
  });
}

/** Whether the first rows of each column are numbers. */
async function numberColumns(path: string, dialect: CsvDialect, layout: CsvLayout): Promise<readonly boolean[]> {
  const areNumbers = new Array<boolean>(layout.width).fill(true);
  let rows = 0;
  await eachRow(path, layout, dialect.encoding, silent, (cells, line) => {
    requireFit(cells, line, layout);
    for (let k = 0; k < layout.width; k++)
      if (numberOf(cells[k] ?? '', layout.decimal, new Set()) === null) areNumbers[k] = false;
    return ++rows < sampleRows;
  });
  return areNumbers;
}
