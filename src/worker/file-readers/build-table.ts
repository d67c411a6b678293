import type { Selection, TestChoice } from '../../dataset/readers/selection.js';
import type { Table, TestRows } from '../../dataset/readers/table.js';
import { chooseColumns, chosenName, isNumeric, type Chosen, type Columns } from './choose-columns.js';
import { namedCoordinates } from './coordinates.js';
import type { RunCode } from './dataset-code.js';
import { keepRows, leftOutNotes, sideBySide, type NumberColumn } from './keep-rows.js';
import { labelOf } from './label-of.js';
import { loadColumns, type LoadedColumns } from './load-columns.js';
import type { ReadProgress } from './progress.js';
import { sentinelNotes } from './sentinels.js';
import { cellOf, partsOf, type Cells, type TableFile } from './table-file.js';
import { enumerate } from './words.js';

/**
 * The points of an opened file, with their labels and weights.
 * @param name of the file, for notes.
 * @throws Error that names place and column of what is not right, or DatasetCodeError.
 */
export async function buildTable(...of: Parameters<typeof build>): Promise<Table> {
  const { table, counts } = await build(...of);
  return { ...table, notes: [...table.notes, ...counts()] };
}

/** The same for a part of a file, without the numbers of its rows. */
export async function buildBlock(...of: Parameters<typeof build>): Promise<Table> {
  return (await build(...of)).table;
}

async function build(
  file: TableFile,
  name: string,
  selection: Selection,
  runCode: RunCode,
  progress: ReadProgress,
): Promise<{ readonly table: Table; readonly counts: () => string[] }> {
  const { columns, columnWord, isNamed } = file;
  const all: Columns = { columns, columnWord, isNamed, derived: Object.keys(selection.derive) };
  const labels = selection.labels.map(({ column, kind }) => ({ chosen: oneColumn(column, all), kind }));
  const weight = selection.weight === null ? [] : [oneColumn(selection.weight, all)];
  const test = selection.test?.kind === 'column' ? [oneColumn(selection.test.column, all)] : [];
  const others = [...labels.map(({ chosen }) => chosen), ...weight, ...test];
  const groups = selection.columns?.map((choice) => chooseColumns(choice, all)) ?? [numericColumns(all, others)];
  const coordinates = groups.flat().map((chosen) => asNumbers(chosen, file));
  const numbers = [...coordinates, ...weight.map((chosen) => asNumbers(chosen, file))];

  const needed = new Set(numbers.flatMap((chosen) => (chosen.kind === 'part' ? chosen.part.column.name : [])));
  const loaded = await loadColumns(file, all, [...others, ...numbers], needed, selection, runCode, progress);
  const checked = numbers.map((chosen) => numberColumn(chosenName(chosen), loaded));
  const kept = keepRows(checked, loaded.rows, loaded.isWanted, file);
  const shown = checked.slice(0, coordinates.length);
  const counts = (): string[] => [
    ...leftOutNotes(name, kept, checked, loaded.rows),
    ...sentinelNotes(name, shown, kept.rows),
  ];
  const table: Table = {
    dimension: coordinates.length,
    values: gather(shown, kept.rows),
    coordinates: namedCoordinates(groups, selection, isNamed),
    labels: labels.map(({ chosen, kind }) => labelOf(chosenName(chosen), cellsOf(chosen, loaded), kept.rows, kind)),
    weights: weight.length === 0 ? null : gather(checked.slice(coordinates.length), kept.rows),
    rowShape: selection.columns === null && labels.length === 0 && weight.length === 0 ? file.rowShape : null,
    test: testRows(selection.test, test, loaded, kept.rows),
    leftOut: kept.leftOut,
    notes: [
      ...file.notes.map((note) => `${name}: ${note}`),
      ...(selection.columns === null && isNamed ? [usedNote(name, coordinates, file)] : []),
    ],
  };
  return { table, counts };
}

/** @throws Error where a name stands for several columns. */
function oneColumn(choice: string | number, columns: Columns): Chosen {
  const chosen = chooseColumns(choice, columns);
  if (chosen.length === 1) return chosen[0];
  throw new Error(
    `expected one column, got ${JSON.stringify(choice)}, which is ${chosen.map(chosenName).slice(0, 6).join(', ')}`,
  );
}

/** All columns of numbers but those that are something else. */
function numericColumns(columns: Columns, others: readonly Chosen[]): readonly Chosen[] {
  const taken = new Set(others.map(chosenName));
  const chosen: readonly Chosen[] = [
    ...columns.columns
      .filter(({ holds, isIndex }) => isNumeric(holds) && isIndex !== true)
      .flatMap(partsOf)
      .map((part): Chosen => ({ kind: 'part', part })),
    ...columns.derived.map((name): Chosen => ({ kind: 'derived', name })),
  ].filter((one) => !taken.has(chosenName(one)));
  if (chosen.length > 0) return chosen;
  const names = columns.columns.map(({ name, type }) => (name === '' ? type : `${name} (${type})`));
  throw new Error(
    `expected a ${columns.columnWord} of numbers to train on, got ${names.length === 0 ? 'none' : enumerate(names)}`,
  );
}

/**
 * A column that must hold numbers. Where the file does not say what its columns hold, reading it will tell.
 * @throws Error that says what it holds.
 */
function asNumbers(chosen: Chosen, { isTyped, columnWord }: TableFile): Chosen {
  if (chosen.kind === 'derived') return chosen;
  const { column, element } = chosen.part;
  if (isNumeric(column.holds) || (column.holds === 'lists' && element !== null)) return chosen;
  if (column.holds === 'texts' && !isTyped) {
    return { kind: 'part', part: { element, column: { ...column, holds: 'numbers' } } };
  }
  const hint = column.holds === 'lists' ? `; name a place in it, such as "${column.name}[0]"` : '';
  throw new Error(`${columnWord} ${JSON.stringify(column.name)}: expected numbers, got ${column.type}${hint}`);
}

function cellsOf(chosen: Chosen, { cells }: LoadedColumns): Cells {
  const found = cells.get(chosenName(chosen));
  if (found === undefined) throw new Error(`expected ${JSON.stringify(chosenName(chosen))} among what was read`);
  return found;
}

function numberColumn(name: string, { cells }: LoadedColumns): NumberColumn {
  const found = cells.get(name);
  if (found?.kind === 'numbers' || found?.kind === 'flags') return { name, cells: found };
  throw new Error(`column ${JSON.stringify(name)}: expected numbers, got text`);
}

/** Columns side by side, row-major. */
function gather(columns: readonly NumberColumn[], rows: Uint32Array): Float64Array {
  const whole = sideBySide(columns, rows.length);
  if (whole !== null) return whole;
  const width = columns.length;
  const values = new Float64Array(rows.length * width);
  columns.forEach(({ cells }, k) => {
    for (let index = 0; index < rows.length; index++)
      values[index * width + k] = cells.values[cells.offset + rows[index] * cells.stride];
  });
  return values;
}

function testRows(
  choice: TestChoice | null,
  [column]: readonly Chosen[],
  loaded: LoadedColumns,
  rows: Uint32Array,
): TestRows | null {
  if (choice?.kind === 'share') return choice;
  if (choice?.kind !== 'column') return null;
  const cells = cellsOf(column, loaded);
  const wanted = new Set(choice.value === true ? ['true', '1', 'True', 'TRUE'] : [String(choice.value)]);
  return { kind: 'rows', isTest: Uint8Array.from(rows, (row) => (wanted.has(String(cellOf(cells, row))) ? 1 : 0)) };
}

function usedNote(name: string, coordinates: readonly Chosen[], { columns }: TableFile): string {
  const rest = columns.filter(({ holds }) => !isNumeric(holds)).map(({ name: column, type }) => `${column} (${type})`);
  const words =
    coordinates.length === 1 ? 'the one numeric column is used' : `all ${coordinates.length} numeric columns are used`;
  return `${name}: ${words}: ${enumerate(coordinates.map(chosenName))}${rest.length > 0 ? `; not ${enumerate(rest)}` : ''}.`;
}
