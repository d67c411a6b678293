import type { LeftOut } from '../../dataset/readers/table.js';
import type { Cells, TableFile } from './table-file.js';
import { counted } from './words.js';

/** A column of numbers with its name. */
export interface NumberColumn {
  readonly name: string;
  readonly cells: Extract<Cells, { readonly kind: 'numbers' | 'flags' }>;
}

/** The rows of a file that make the table. */
export interface KeptRows {
  /** Ascending. */
  readonly rows: Uint32Array;
  readonly leftOut: LeftOut;
  /** For each column the number of wanted rows in which it is missing. */
  readonly missing: Uint32Array;
}

/**
 * The rows that are wanted and in which no column is missing.
 * @param isWanted one byte a row; null for all.
 * @throws Error that names place and column of an infinite number.
 */
export function keepRows(
  columns: readonly NumberColumn[],
  rows: number,
  isWanted: Uint8Array | null,
  { placeOf }: TableFile,
): KeptRows {
  const together = sideBySide(columns, rows);
  const kept = new Uint32Array(rows);
  const missing = new Uint32Array(columns.length);
  let count = 0;
  let unwanted = 0;
  for (let row = 0; row < rows; row++) {
    if (isWanted?.[row] === 0) {
      unwanted++;
      continue;
    }
    if (together !== null && areFinite(together, row * columns.length, columns.length)) {
      kept[count++] = row;
      continue;
    }
    let isWhole = true;
    for (let k = 0; k < columns.length; k++) {
      const { values, offset, stride } = columns[k].cells;
      const value = values[offset + row * stride];
      // The difference of an infinite number, or of NaN, from itself is NaN.
      if (value - value === 0) continue;
      if (!Number.isNaN(value)) {
        throw new Error(
          `${placeOf(row)}${columns[k].name === '' ? '' : `, column ${JSON.stringify(columns[k].name)}`}: expected a finite number, got ${value}; ` +
            `to leave such rows out, state missing: [${value}]`,
        );
      }
      missing[k]++;
      isWhole = false;
    }
    if (isWhole) kept[count++] = row;
  }
  const leftOut = { missing: rows - unwanted - count, condition: unwanted };
  return { rows: kept.subarray(0, count), leftOut, missing };
}

/** The numbers of columns that are one array of all their rows, row-major; null where they are not. */
export function sideBySide(columns: readonly NumberColumn[], rows: number): Float64Array | null {
  const [{ cells: first }] = columns;
  const isOne =
    rows * columns.length === first.values.length &&
    columns.every(
      ({ cells }, k) => cells.values === first.values && cells.offset === k && cells.stride === columns.length,
    );
  return isOne ? first.values : null;
}

/** Whether each of some numbers is finite: the difference of another from itself is NaN. */
function areFinite(values: Float64Array, from: number, count: number): boolean {
  let sum = 0;
  for (let at = from; at < from + count; at++) sum += values[at] - values[at];
  return sum === 0;
}

/** What was left out, in sentences. */
export function leftOutNotes(
  name: string,
  { leftOut, missing }: KeptRows,
  columns: readonly NumberColumn[],
  rows: number,
): string[] {
  const notes: string[] = [];
  const wanted = rows - leftOut.condition;
  if (leftOut.condition > 0)
    notes.push(`${name}: ${wanted.toLocaleString('en')} of ${counted(rows, 'row')} are as \`where\` says.`);
  if (leftOut.missing > 0) {
    const worst = columns.flatMap(({ name: column }, k) => (missing[k] > 0 ? [{ column, count: missing[k] }] : []));
    const shown = worst.toSorted((a, b) => b.count - a.count).slice(0, 5);
    const more = worst.length > shown.length ? ` and ${counted(worst.length - shown.length, 'more column')}` : '';
    const words = shown
      .map(({ column, count }) => `${JSON.stringify(column)} in ${count.toLocaleString('en')}`)
      .join(', ');
    notes.push(
      `${name}: ${leftOut.missing.toLocaleString('en')} of ${counted(wanted, 'row')} left out, where a value is missing: ${words}${more}.`,
    );
  }
  return notes;
}
