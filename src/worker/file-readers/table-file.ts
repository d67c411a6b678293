import type { CellValue } from '../../dataset/readers/selection.js';
import type { RowRange } from './row-blocks.js';
import type { ReadProgress } from './progress.js';

/** A column that a file has. */
export interface FileColumn {
  /** The name that stands for this column alone. */
  readonly name: string;
  /** Other names that it goes by, which may be those of other columns too. */
  readonly aliases?: readonly string[];
  /** What its cells are: `lists` are of as many numbers as each row has, `other` is what cannot be read. */
  readonly holds: 'numbers' | 'flags' | 'texts' | 'lists' | 'other';
  /** Shape of a cell: [] for one value, [3] for three numbers. */
  readonly shape: readonly number[];
  /** Unit, where the file tells it. */
  readonly unit?: string;
  /** Whether it only numbers the rows. */
  readonly isIndex?: boolean;
  /** For people, such as `Float_t[3]` or `complex numbers`. */
  readonly type: string;
}

/** A column, or one number of each of its cells. */
export interface ColumnPart {
  readonly column: FileColumn;
  /** Place in a list, or in an array, row-major; null where a cell is one value, and for whole lists. */
  readonly element: number | null;
}

/** The cells of a column. */
export type Cells =
  /** That of row r stands at offset + r · stride; NaN where it is missing, flags are 0 and 1. */
  | {
      readonly kind: 'numbers' | 'flags';
      readonly values: Float64Array;
      readonly offset: number;
      readonly stride: number;
    }
  /** That of row r is texts[codes[r]]; '' where it is missing. */
  | { readonly kind: 'texts'; readonly texts: readonly string[]; readonly codes: Uint32Array }
  /** That of row r is values[starts[r]] … values[starts[r + 1] − 1]. */
  | { readonly kind: 'lists'; readonly values: Float64Array; readonly starts: Float64Array };

/** What is wanted of a file. */
export interface ReadRequest {
  readonly parts: readonly ColumnPart[];
  /** The first row, 0 where the file cannot be read in blocks. */
  readonly from: number;
  /** Rows to read at most; null for all. */
  readonly rows: number | null;
  /** Texts that stand for a missing number, beside those that always do. */
  readonly missing: ReadonlySet<string>;
  readonly progress: ReadProgress;
}

/** Rows of some columns that are wanted, within those that there are. */
export interface WantedRows {
  readonly parts: readonly ColumnPart[];
  readonly from: number;
  readonly count: number;
  readonly progress: ReadProgress;
}

/** What was read. */
export interface RowBlock {
  readonly rows: number;
  /** One for each part that was wanted. */
  readonly cells: readonly Cells[];
}

/** A file of any format, opened: its columns, which are read as they are wanted. */
export interface TableFile {
  /** In the order of the file. */
  readonly columns: readonly FileColumn[];
  /** What columns are called in errors. */
  readonly columnWord: 'column' | 'array' | 'dataset' | 'field' | 'branch';
  /** Whether the file says what its columns hold; else that is guessed from the first rows. */
  readonly isTyped: boolean;
  /** Whether the file has names for its columns; else they are `[0]`, `[1]` …. */
  readonly isNamed: boolean;
  /** Shape of a row where the columns are one array of three dimensions or more; else null. */
  readonly rowShape: readonly number[] | null;
  /** What the user should know of the file, in sentences. */
  readonly notes: readonly string[];
  /** All rows in the blocks that it is best read in; null where it can be read from its first row only. */
  readonly blocks: readonly RowRange[] | null;
  /** @throws Error that names column and place of a cell that is not what its column holds. */
  readonly read: (request: ReadRequest) => Promise<RowBlock>;
  /** Where a row stands in the file, for people, such as `line 7`. */
  readonly placeOf: (row: number) => string;
  readonly close: () => Promise<void>;
}

/** A cell that is no number, in a column of numbers. */
export class NotANumberError extends Error {
  override readonly name = 'NotANumberError';
  constructor(
    readonly column: string,
    place: string,
    got: string,
  ) {
    super(`${place}, column ${JSON.stringify(column)}: expected a number, got ${got}`);
  }
}

/** Name of a part, such as `jet_pt[0]`. */
export function partName({ column, element }: ColumnPart): string {
  if (element === null) return column.name;
  return (
    column.name +
    placesIn(column.shape, element)
      .map((index) => `[${index}]`)
      .join('')
  );
}

/** Each number of a cell; the cell itself where it is one value, or a list. */
export function partsOf(column: FileColumn): readonly ColumnPart[] {
  if (column.shape.length === 0) return [{ column, element: null }];
  return Array.from({ length: sizeOf(column.shape) }, (_, element) => ({ column, element }));
}

/** The place of an element in an array of this shape, one index an axis. */
export function placesIn(shape: readonly number[], element: number): readonly number[] {
  let rest = element;
  const indices: number[] = [];
  for (const size of shape.slice(1).toReversed()) {
    indices.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return [rest, ...indices];
}

/** Number of values in a cell of this shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Numbers of one column alone. */
export function numberCells(values: Float64Array, kind: 'numbers' | 'flags' = 'numbers'): Cells {
  return { kind, values, offset: 0, stride: 1 };
}

/** Texts as their places in a list of those that differ. */
export function textCells(values: ArrayLike<unknown>): Cells {
  const places = new Map<string, number>();
  const codes = Uint32Array.from({ length: values.length }, (_, row) => {
    const value = values[row];
    const text = textOf(value);
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  });
  return { kind: 'texts', texts: [...places.keys()], codes };
}

/** A cell as text; '' where it is missing. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : `${value as number | boolean}`;
}

/** The value of a cell, as code of a dataset file sees it. */
export function cellOf(cells: Cells, row: number): CellValue {
  switch (cells.kind) {
    case 'numbers':
      return cells.values[cells.offset + row * cells.stride];
    case 'flags': {
      const value = cells.values[cells.offset + row * cells.stride];
      return Number.isNaN(value) ? value : value !== 0;
    }
    case 'texts':
      return cells.texts[cells.codes[row]];
    case 'lists':
      return Array.from(cells.values.subarray(cells.starts[row], cells.starts[row + 1]));
  }
}

/**
 * The number of rows of columns that are stored one by one.
 * @throws Error that names the column of another number than the first.
 */
export function requireSameRows(columns: readonly (readonly [name: string, rows: number])[]): number {
  const [[first, rows] = ['', 0]] = columns;
  const other = columns.find(([, count]) => count !== rows);
  if (other === undefined) return rows;
  throw new Error(
    `column ${JSON.stringify(other[0])}: expected ${rows} rows, as in column ${JSON.stringify(first)}, got ${other[1]}`,
  );
}
