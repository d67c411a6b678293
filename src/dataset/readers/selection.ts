/** Columns of a file: one by name or place, all whose name matches, or all from one to another. */
export type ColumnChoice = string | number | RegExp | ColumnRange;

/** Columns from one to another, both included, in the order of the file. */
export interface ColumnRange {
  /** Name or place of the first. */
  readonly from: string | number;
  /** Name or place of the last. */
  readonly to: string | number;
}

/** Number of coordinates that the choices of columns give; `number` where only the file knows. */
export type DimensionOf<Columns extends readonly ColumnChoice[]> = [
  Extract<Columns[number], RegExp | ColumnRange | `${string}*${string}`>,
] extends [never]
  ? Columns['length']
  : number;

/** What can be derived from a row: a missing number is NaN, a missing text ''. */
export type DerivedValue = number | string | boolean;

/** What a cell of a file holds: a missing number or truth value is NaN, a missing text ''. */
export type CellValue = DerivedValue | readonly number[];

/**
 * A row of a file: its cells by the names of the columns, numbers, texts, or arrays of numbers. A missing number is NaN,
 * a missing text ''.
 */
// Which columns there are, and which hold numbers and which text, only the file knows: `row.pt > 20` and
// `row.kind === 'signal'` must both be free of errors.
// oxlint-disable-next-line typescript/no-explicit-any
export type Row = Readonly<Record<string, any>>;

/** How a label is shown: by numbers on a scale, or by one colour for each category. */
export type LabelKind = 'numbers' | 'categories';

/** A column that is not trained on, by name or place, and how it is shown; null for as its cells suggest. */
export interface LabelChoice {
  readonly column: string | number;
  readonly kind: LabelKind | null;
}

/** Which rows are to test on: those of other files, those for which a column says so, or a random share. */
export type TestChoice =
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  | { readonly kind: 'column'; readonly column: string | number; readonly value: string | number | boolean }
  | { readonly kind: 'share'; readonly share: number };

/** Which rows of a file make the points, and which cells of them, with all defaults filled in. */
export interface Selection {
  /** Null for all that hold numbers and nothing else names. */
  readonly columns: readonly ColumnChoice[] | null;
  readonly units: Units | null;
  readonly labels: readonly LabelChoice[];
  /** The column of the weights; null if none. */
  readonly weight: string | number | null;
  /** Whether a row is taken; null for all. */
  readonly where: ((row: Row) => boolean) | null;
  /** New columns. */
  readonly derive: Readonly<Record<string, (row: Row) => DerivedValue>>;
  /** What stands for a missing number. */
  readonly missing: readonly (number | string)[];
  /** Rows to read at most, from the first on; null for all. */
  readonly rows: number | null;
  readonly test: TestChoice | null;
  /** Whether rows are read while training; null where the size of the file decides. */
  readonly stream: boolean | null;
}

/** Units in the order of the columns, or by their names. */
export type Units = readonly string[] | Readonly<Record<string, string>>;
