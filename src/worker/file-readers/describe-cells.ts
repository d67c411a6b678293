import type { DataColumn } from '../../protocol/data-file.js';
import { sentinelsOf } from './sentinels.js';
import { numberCells, type Cells, type FileColumn } from './table-file.js';

/** Different values of a column that are counted. */
const mostDifferent = 10_000;
/** Rows that show that a column counts them. */
const leastCounted = 20;
/** Places of a list that can be chosen: those that at least this share of the rows have, and not more than these. */
const leastShare = 0.5;
const mostPlaces = 8;

type NumberCells = Extract<Cells, { readonly kind: 'numbers' | 'flags' }>;

/** A column that cannot be read. */
export function unreadable(column: FileColumn, type: string): DataColumn {
  return { ...nothing, choice: column.name, holds: 'other', type };
}

/** A column of one value in each row. */
export function describeCells(
  column: FileColumn,
  choice: DataColumn['choice'],
  cells: Cells,
  rows: number,
): DataColumn {
  const own = { ...nothing, choice, type: column.type, unit: column.unit ?? '', rows };
  switch (cells.kind) {
    case 'texts':
      return { ...own, holds: 'texts', type: 'text', ...ofTexts(cells, rows) };
    case 'flags':
    case 'numbers':
      return {
        ...own,
        holds: cells.kind,
        isIndex: column.isIndex === true || countsRows(cells, rows),
        ...ofNumbers(cells, rows),
      };
    case 'lists':
      throw new Error(`${column.name}: expected one value in each row, got lists`);
  }
}

/** A column of as many numbers in each row. */
export function describeArray(
  column: FileColumn,
  choice: DataColumn['choice'],
  cells: readonly Cells[],
  rows: number,
): DataColumn {
  const isMissing = new Uint8Array(rows);
  let [least, most, areWhole] = [Infinity, -Infinity, true];
  for (const one of cells) {
    if (one.kind !== 'numbers' && one.kind !== 'flags') continue;
    for (let row = 0; row < rows; row++) {
      const value = one.values[one.offset + row * one.stride];
      if (Number.isNaN(value)) isMissing[row] = 1;
      if (value < least) least = value;
      if (value > most) most = value;
      if (!Number.isInteger(value)) areWhole = false;
    }
  }
  return {
    ...nothing,
    choice,
    holds: 'numbers',
    type: column.type,
    size: cells.length,
    unit: column.unit ?? '',
    rows,
    missing: isMissing.reduce((sum, one) => sum + one, 0),
    range: least <= most ? [least, most] : null,
    areWhole,
  };
}

/** The first places of a column of lists, of those that many rows have. */
export function describeLists(
  column: FileColumn,
  { values, starts }: Extract<Cells, { readonly kind: 'lists' }>,
  rows: number,
): readonly DataColumn[] {
  const place = (k: number): DataColumn => {
    const numbers = Float64Array.from({ length: rows }, (_, row) =>
      starts[row] + k < starts[row + 1] ? values[starts[row] + k] : NaN,
    );
    return describeCells(column, `${column.name}[${k}]`, numberCells(numbers), rows);
  };
  const places = Array.from({ length: mostPlaces }, (_, k) => k);
  return places.map(place).filter(({ missing }, k) => k === 0 || rows - missing >= leastShare * rows);
}

const nothing: DataColumn = {
  choice: null,
  holds: 'numbers',
  type: '',
  size: 1,
  unit: '',
  rows: 0,
  missing: 0,
  range: null,
  different: null,
  areWhole: false,
  isIndex: false,
  sentinel: null,
};

function ofTexts(
  { texts, codes }: Extract<Cells, { readonly kind: 'texts' }>,
  rows: number,
): Pick<DataColumn, 'missing' | 'different'> {
  const used = new Set(codes.subarray(0, rows));
  const empty = texts.indexOf('');
  let missing = 0;
  for (let row = 0; row < rows; row++) if (codes[row] === empty) missing++;
  return { missing, different: used.size - (missing > 0 ? 1 : 0) };
}

/** Whether each row has the number after that of the row before. */
function countsRows({ values, offset, stride }: NumberCells, rows: number): boolean {
  if (rows < leastCounted) return false;
  for (let row = 1; row < rows; row++) if (values[offset + row * stride] !== values[offset] + row) return false;
  return Number.isInteger(values[offset]);
}

function ofNumbers(
  cells: NumberCells,
  rows: number,
): Pick<DataColumn, 'missing' | 'range' | 'different' | 'areWhole' | 'sentinel'> {
  const { values, offset, stride } = cells;
  const different = new Set<number>();
  let [missing, least, most, areWhole] = [0, Infinity, -Infinity, true];
  for (let row = 0; row < rows; row++) {
    const value = values[offset + row * stride];
    if (Number.isNaN(value)) {
      missing++;
      continue;
    }
    if (value < least) least = value;
    if (value > most) most = value;
    if (!Number.isInteger(value)) areWhole = false;
    if (different.size <= mostDifferent) different.add(value);
  }
  const present = Uint32Array.from({ length: rows }, (_, row) => row).filter(
    (row) => !Number.isNaN(values[offset + row * stride]),
  );
  return {
    missing,
    range: least <= most ? [least, most] : null,
    different: different.size > mostDifferent ? null : different.size,
    areWhole: areWhole && least <= most,
    sentinel: sentinelsOf([{ name: '', cells }], present)[0]?.value ?? null,
  };
}
