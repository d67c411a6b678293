import { Readable } from 'node:stream';
import Papa from 'papaparse';
import type { CsvEncoding } from '../../../dataset/readers/csv-dialect.js';
import type { ReadProgress } from '../progress.js';
import type { CsvLayout } from './layout.js';
import { textLines } from './text.js';

/** The cells of one line. */
export function parseLine(line: string, separator: string): readonly string[] {
  const text = separator === ' ' ? withSingleBlanks(line) : line;
  const { data } = Papa.parse<string[]>(text, { delimiter: separator, newline: '\n' });
  return (data[0] ?? []).map((cell) => cell.trim());
}

/**
 * Calls `take` with the cells of each row and its line, counted from 1, until it says no.
 * @throws Error that names the line of a quotation that does not end.
 */
export async function eachRow(
  path: string,
  { separator, comment, startLine }: Pick<CsvLayout, 'separator' | 'comment' | 'startLine'>,
  encoding: CsvEncoding | null,
  progress: ReadProgress,
  take: (cells: readonly string[], line: number) => boolean,
): Promise<void> {
  let line = 0;
  // Only then can a cell hold the end of a line.
  let hasQuotes = false;
  const prepared = async function* (): AsyncGenerator<string> {
    for await (const text of textLines(path, encoding, progress)) {
      hasQuotes ||= text.includes('"');
      yield prepare(text, separator, comment);
    }
  };
  const stream = Readable.from(prepared());
  try {
    await new Promise<void>((resolve, reject) => {
      Papa.parse<string[]>(stream, {
        delimiter: separator,
        chunk: ({ data, errors }, parser) => {
          const broken = errors.find(({ type }) => type === 'Quotes')?.row ?? -1;
          for (const [index, cells] of data.entries()) {
            line++;
            const own = line;
            if (hasQuotes) for (const cell of cells) line += cell.split('\n').length - 1;
            if (own <= startLine || (cells.length === 1 && cells[0].trim() === '')) continue;
            if (index === broken) {
              reject(new Error(`line ${own}: expected a quotation mark at the end of a cell, got none`));
              parser.abort();
              return;
            }
            if (!take(cells, own)) {
              parser.abort();
              return;
            }
          }
        },
        complete: () => resolve(),
        error: reject,
      });
    });
  } finally {
    stream.destroy();
  }
}

/** Empties lines that are comments, so that others keep their numbers. */
function prepare(text: string, separator: string, comment: string | null): string {
  const isAside = comment !== null && text.includes(comment);
  const kept = isAside ? text.replace(commentLines(comment), '') : text;
  return separator === ' ' ? kept.split('\n').map(withSingleBlanks).join('\n') : kept;
}

function commentLines(comment: string): RegExp {
  return new RegExp(`^${comment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[^\\r\\n]*`, 'gm');
}

function withSingleBlanks(line: string): string {
  return line.trim().replace(/[ \t]+/g, ' ');
}
