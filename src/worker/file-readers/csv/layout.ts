import type { CsvDialect } from '../../../dataset/readers/csv-dialect.js';
import { parseLine } from './rows.js';
import { isNumberText } from './numbers.js';

/** How a file is written, and where its data begin. */
export interface CsvLayout {
  readonly separator: string;
  readonly decimal: '.' | ',';
  readonly comment: string | null;
  /** Null where the file has no header. */
  readonly names: readonly string[] | null;
  /** Units of the columns; null where no line has them. */
  readonly units: readonly string[] | null;
  /** Lines before the first row. */
  readonly startLine: number;
  /** Cells in a row. */
  readonly width: number;
  readonly notes: readonly string[];
}

/** Separators, the most likely first. */
const separators = [',', '\t', ';', '|', ':', ' '];

/**
 * Finds out what the dialect leaves open.
 * @param text the first lines of the file.
 * @throws Error where there is no line, or a name stands twice in the header.
 */
export function layoutOf(text: string, dialect: CsvDialect): CsvLayout {
  const lines = text.split(/\r\n|\n|\r/);
  let start = dialect.skip;
  // Excel's way to state the separator.
  const stated = start === 0 ? /^sep=(.)$/i.exec(lines[0] ?? '')?.[1] : undefined;
  if (stated !== undefined) start = 1;
  const { comment, decimal } = dialect;
  let lastComment: string | null = null;
  while (start < lines.length && isAside(lines[start], comment)) {
    if (comment !== null && lines[start].startsWith(comment)) lastComment = lines[start].slice(comment.length);
    start++;
  }
  if (start >= lines.length) throw new Error('expected lines of cells, got an empty file');
  const data = lines.slice(start, start + 100).filter((line) => !isAside(line, comment));
  const separator = dialect.separator ?? stated ?? guessSeparator(data, decimal);
  const cellsOf = (line: string): readonly string[] => parseLine(line, separator);

  const first = cellsOf(data[0]);
  const aside = lastComment === null ? [] : cellsOf(lastComment.trim());
  const areNumbers = first.every((cell) => isNumberText(cell, decimal)) && !areCounted(first);
  const isNamedAside =
    dialect.header !== false &&
    areNumbers &&
    aside.length === first.length &&
    !aside.some((cell) => isNumberText(cell, decimal));
  const hasHeader = isNamedAside ? false : (dialect.header ?? !areNumbers);
  const names = isNamedAside ? aside : hasHeader ? first : null;
  const headerLine = start + 1;
  if (names !== null) requireDifferent(names, isNamedAside ? headerLine - 1 : headerLine);
  let next = hasHeader ? start + 1 : start;
  let units: readonly string[] | null = null;
  if (dialect.unitsLine) {
    while (next < lines.length && isAside(lines[next], comment)) next++;
    units = cellsOf(lines[next] ?? '').map((unit) => unit.replace(/^[[(](.*)[\])]$/, '$1'));
    next++;
  }
  const isGuess = dialect.header === null && names === null;
  return {
    separator,
    decimal,
    comment,
    names,
    units,
    startLine: next,
    width: names?.length ?? first.length,
    notes: isGuess
      ? [`line ${headerLine} is taken for data, as all its cells are numbers; if it is a header, state header: true.`]
      : [],
  };
}

function isAside(line: string, comment: string | null): boolean {
  return line.trim() === '' || (comment !== null && line.startsWith(comment));
}

/** Names that are numbers all the same: 0, 1, 2 … or 1, 2, 3 …, as programs write them. */
function areCounted(cells: readonly string[]): boolean {
  const offset = Number(cells[0]);
  return cells.length > 1 && (offset === 0 || offset === 1) && cells.every((cell, k) => cell === String(k + offset));
}

/** The separator that gives most lines as many cells as the first, and the most cells. */
function guessSeparator(lines: readonly string[], decimal: '.' | ','): string {
  let best = { separator: decimal === ',' ? ';' : ',', score: 1 };
  for (const separator of separators) {
    if (separator === decimal) continue;
    const widths = lines.map((line) => parseLine(line, separator).length);
    if (widths[0] < 2) continue;
    const fitting = widths.filter((width) => width === widths[0]).length / widths.length;
    // A separator that fits all lines comes before one that gives more cells.
    const score = fitting >= 0.9 ? 10 + (separator === ' ' ? 0 : 1) : fitting * 2;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** @throws Error that names both places of a name that stands twice. */
function requireDifferent(names: readonly string[], line: number): void {
  const second = names.findIndex((name, k) => name !== '' && names.indexOf(name) < k);
  if (second < 0) return;
  const first = names.indexOf(names[second]);
  throw new Error(
    `line ${line}: expected different names in the header, got ${JSON.stringify(names[second])} in columns ${first + 1} and ${second + 1}; ` +
      'give one of them another name, or leave the header out with skip and header: false',
  );
}
