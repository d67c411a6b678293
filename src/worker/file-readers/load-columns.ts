import type { Selection } from '../../dataset/readers/selection.js';
import { chooseColumns, chosenName, isNumeric, type Chosen, type Columns } from './choose-columns.js';
import { deriveCells, evaluateWhere, type RunCode } from './dataset-code.js';
import type { ReadProgress } from './progress.js';
import { createCurrentRow, NeedsColumnError } from './current-row.js';
import { NotANumberError, partsOf, type Cells, type ColumnPart, type TableFile } from './table-file.js';

/** Columns of all rows, and which rows are wanted. */
export interface LoadedColumns {
  readonly rows: number;
  /** By {@link chosenName}, or by the name that code of the dataset file uses. */
  readonly cells: ReadonlyMap<string, Cells>;
  /** One byte a row, 1 where `where` holds; null for all. */
  readonly isWanted: Uint8Array | null;
}

/** Rows that show which columns the code of the dataset file looks at, before all are read. */
const probeRows = 100;

/**
 * The wanted columns of a file, with those that are derived and those that the code of the dataset file looks at.
 * @param numbers names of the columns of the file that must hold numbers.
 * @throws DatasetCodeError, or an Error that names place and column of what is no number.
 */
export async function loadColumns(
  file: TableFile,
  columns: Columns,
  wanted: readonly Chosen[],
  numbers: ReadonlySet<string>,
  selection: Selection,
  runCode: RunCode,
  progress: ReadProgress,
): Promise<LoadedColumns> {
  /** The parts that a name stands for: several where its cells are arrays. */
  const parts = new Map<string, readonly ColumnPart[]>();
  for (const chosen of wanted) if (chosen.kind === 'part') parts.set(chosenName(chosen), [chosen.part]);
  // Where all is derived, some column must tell how many rows there are.
  const first = columns.columns.find(({ holds }) => isNumeric(holds) || holds === 'texts');
  if (parts.size === 0 && first !== undefined) parts.set(first.name, partsOf(first).slice(0, 1));

  const attempt = async (rows: number | null, progress: ReadProgress): Promise<LoadedColumns> => {
    const missing = new Set(selection.missing.map(String));
    const block = await file.read({ parts: [...parts.values()].flat(), from: 0, rows, missing, progress });
    const cells = new Map<string, Cells>();
    let next = 0;
    for (const [name, { length }] of parts) {
      const own = block.cells.slice(next, (next += length));
      for (const one of own) blankOut(one, selection.missing);
      cells.set(name, own.length === 1 ? own[0] : asLists(own, block.rows));
    }
    const current = createCurrentRow(cells, (name) => void chooseColumns(name, columns));
    for (const [name, derive] of Object.entries(selection.derive)) {
      cells.set(name, deriveCells(name, derive, current, block.rows, file, runCode));
    }
    const { where } = selection;
    return { rows: block.rows, cells, isWanted: where && evaluateWhere(where, current, block.rows, runCode) };
  };

  /** Reads again with what turned out to be needed. */
  const load = async (rows: number | null, progress: ReadProgress): Promise<LoadedColumns> => {
    for (;;) {
      try {
        return await attempt(rows, progress);
      } catch (error) {
        if (error instanceof NeedsColumnError) {
          const chosen = chooseColumns(error.column, columns);
          parts.set(
            error.column,
            chosen.flatMap((one) => (one.kind === 'part' ? one.part : [])),
          );
        } else if (error instanceof NotANumberError && !numbers.has(error.column)) readAsTexts(parts, error.column);
        else throw error;
      }
    }
  };

  if (selection.where !== null || columns.derived.length > 0)
    await load(Math.min(probeRows, selection.rows ?? probeRows), () => Promise.resolve());
  return load(selection.rows, progress);
}

/** A column was taken for numbers by its first rows, but not all of it is. */
function readAsTexts(parts: Map<string, readonly ColumnPart[]>, column: string): void {
  for (const [name, own] of parts) {
    if (own.some((part) => part.column.name === column)) {
      parts.set(
        name,
        own.map((part) => ({ ...part, column: { ...part.column, holds: 'texts' } })),
      );
    }
  }
}

/** Makes the numbers that stand for a missing one NaN. */
function blankOut(cells: Cells, missing: readonly (number | string)[]): void {
  const numbers = missing.filter((value) => typeof value === 'number');
  if (numbers.length === 0 || (cells.kind !== 'numbers' && cells.kind !== 'lists')) return;
  // What single precision made of a number stands for it too.
  const all = new Set(numbers.flatMap((value) => [value, Math.fround(value)]));
  const { values } = cells;
  const [offset, stride] = cells.kind === 'lists' ? [0, 1] : [cells.offset, cells.stride];
  for (let index = offset; index < values.length; index += stride) if (all.has(values[index])) values[index] = NaN;
}

/** The parts of an array as one list a row. */
function asLists(parts: readonly Cells[], rows: number): Cells {
  const values = new Float64Array(rows * parts.length);
  parts.forEach((part, k) => {
    if (part.kind !== 'numbers' && part.kind !== 'flags') return;
    for (let row = 0; row < rows; row++) values[row * parts.length + k] = part.values[part.offset + row * part.stride];
  });
  return { kind: 'lists', values, starts: Float64Array.from({ length: rows + 1 }, (_, row) => row * parts.length) };
}
