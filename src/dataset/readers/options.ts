import * as v from 'valibot';
import { callback, check, inside, integer, oneOf, text } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import type { FileFormat, Manifold } from '../manifold.js';
import type { ColumnChoice, DerivedValue, LabelKind, Row, Selection, TestChoice } from './selection.js';

/** Most rows that a reader takes. */
const maximumRows = 100_000_000;

/** What every reader takes beside the path. */
export interface ReaderOptions<Columns extends readonly ColumnChoice[] = readonly ColumnChoice[]> {
  /**
   * The columns to train on, in the order of the coordinates: names, places counted from 0, patterns such as `'px*'` or
   * `/^px/`, and ranges such as `{ from: 'px0', to: 'px63' }`, both ends included. Of a column that holds several
   * numbers in each row, `'jet_pt[0]'` is the first and `'jet_pt[*]'` all of them; `'jet.pt'` is a field of a field.
   * Default: all that hold numbers and are neither label nor weight; a note says which they are.
   */
  readonly columns?: Columns;
  /** Unit of each column, for the axes: as many as `columns`, or by name, such as `{ pt: 'GeV' }`. Default: none has one. */
  readonly units?: { readonly [Column in keyof Columns]: string } | Readonly<Record<string, string>>;
  /**
   * Columns that are not trained on, such as a class or a run number: to colour by and to tell errors apart. By name or
   * place, or with how they are shown: `{ species: 'categories', depth: 'numbers' }`. Default for each: text and truth
   * values are categories, and so are whole numbers of at most 20 different values; other numbers are numbers.
   */
  readonly labels?: readonly (string | number)[] | Readonly<Record<string, LabelKind>>;
  /** The column of the weights, by name or place. Default: each row counts once. */
  readonly weight?: string | number;
  /**
   * Whether a row is taken, such as `(row) => row.kind === 'background' && row.pt > 20`; must not use random numbers.
   * Default: all are.
   */
  readonly where?: (row: Row) => boolean;
  /**
   * New columns, computed from each row, such as `{ logPt: (row) => Math.log(row.pt) }`; must not use random numbers.
   * They are named as other columns are, and see those that stand before them.
   */
  readonly derive?: Readonly<Record<string, (row: Row) => DerivedValue>>;
  /**
   * Numbers and texts that stand for "not measured", such as `[-999, '?']`. Rows in which a coordinate or the weight is
   * missing are left out and counted. NaN, null and an empty cell are always missing, and in text files NA, N/A, NULL
   * and None too. Default: nothing else.
   */
  readonly missing?: readonly (number | string)[];
  /** Rows to read at most, from the first on, an integer from 1 to 100,000,000. Default: all. */
  readonly rows?: number;
  /**
   * The rows to test on: another file or files, `{ column: 'split', value: 'test' }`, or a random share in (0, 1).
   * Default: a random fifth, unless `samples` says otherwise.
   */
  readonly test?: string | readonly string[] | TestColumn | number;
  /**
   * Whether the rows to train on are read again and again while training, rather than once into memory: NumPy arrays,
   * Parquet and datasets of HDF5. They are shuffled within windows of blocks from random places, and a note says how
   * large these are. Default: where all numbers to train on would take more than 1 GiB in double precision.
   */
  readonly stream?: boolean;
}

/** A column that says which rows are to test on. */
export interface TestColumn {
  /** Name or place of the column. */
  readonly column: string | number;
  /** What stands in it where a row is to test on. Default: true, or 1. */
  readonly value?: string | number | boolean;
}

const place = v.custom<string | number>(
  (x) => (typeof x === 'string' && x !== '') || (Number.isInteger(x) && Number(x) >= 0),
  'the name of a column, or its place counted from 0',
);
const choice = v.union(
  [place, v.instance(RegExp), v.strictObject({ from: place, to: place })],
  "a column: a name, a place counted from 0, a pattern such as /^px/, or a range such as { from: 'px0', to: 'px63' }",
);
const paths = v.union(
  [text, v.pipe(v.array(text), v.minLength(1, 'at least one path'))],
  'the path of a file, or an array of paths',
);

/** Fields of {@link ReaderOptions}, for the schemas of readers. */
export const readerFields = {
  columns: v.optional(v.pipe(v.array(choice, 'an array of columns'), v.minLength(1, 'at least one column'))),
  units: v.optional(
    v.union(
      [v.array(v.string('text')), v.record(v.string('text'), v.string('text'))],
      "an array of texts, or texts by column, such as { pt: 'GeV' }",
    ),
  ),
  labels: v.optional(
    v.union(
      [v.array(place), v.record(v.string('text'), oneOf(['numbers', 'categories']))],
      "an array of columns, or their kinds by column, such as { species: 'categories', depth: 'numbers' }",
    ),
  ),
  weight: v.optional(place),
  where: v.optional(callback),
  derive: v.optional(v.record(text, callback, 'functions of a row by the names of the new columns')),
  missing: v.optional(
    v.array(
      v.union([v.number(), v.string()], 'a number or a text'),
      "an array of numbers and texts, such as [-999, '?']",
    ),
  ),
  rows: v.optional(integer(1, maximumRows)),
  stream: v.optional(v.boolean('true or false')),
  test: v.optional(
    v.union(
      [
        paths,
        inside(0, 1),
        v.strictObject({
          column: place,
          value: v.optional(v.union([v.string(), v.number(), v.boolean()])),
        }),
      ],
      "another file, a column such as { column: 'split', value: 'test' }, or a share in (0, 1)",
    ),
  ),
};

/**
 * Checks what a reader takes, and gives the points of its files.
 * @param reader its name.
 * @throws DefinitionError at the first field that is wrong.
 */
export function fileManifold(
  reader: string,
  path: string | readonly string[],
  schema: v.GenericSchema,
  options: ReaderOptions,
  format: () => FileFormat,
): Manifold {
  check(`${reader}(path)`, paths, path);
  check(reader, schema, options);
  const { columns, units } = options;
  if (Array.isArray(units) && columns === undefined)
    throw new DefinitionError(
      `${reader}.units`,
      "units by column, such as { pt: 'GeV' }",
      'an array without `columns`',
    );
  if (Array.isArray(units) && columns !== undefined && units.length !== columns.length)
    throw new DefinitionError(
      `${reader}.units`,
      `${columns.length} entries, one for each column`,
      String(units.length),
    );
  const files = typeof path === 'string' ? [path] : path;
  return {
    name: files.length === 1 ? files[0] : `${files[0]} and ${files.length - 1} more`,
    // A column may hold several numbers: only the file knows.
    ambientDimension: null,
    intrinsicDimension: null,
    coordinates: null,
    chart: null,
    topology: {},
    source: { kind: 'file', paths: files, format: format(), selection: selectionOf(options) },
  };
}

function selectionOf(options: ReaderOptions): Selection {
  const { columns, units, labels = [], weight, where, derive, missing, rows, test, stream } = options;
  return {
    columns: columns ?? null,
    units: units ?? null,
    labels: isList(labels)
      ? labels.map((column) => ({ column, kind: null }))
      : Object.entries(labels).map(([column, kind]) => ({ column, kind })),
    weight: weight ?? null,
    where: where ?? null,
    derive: derive ?? {},
    missing: missing ?? [],
    rows: rows ?? null,
    test: test === undefined ? null : testChoice(test),
    stream: stream ?? null,
  };
}

function testChoice(test: string | readonly string[] | TestColumn | number): TestChoice {
  if (typeof test === 'number') return { kind: 'share', share: test };
  if (typeof test === 'string') return { kind: 'files', paths: [test] };
  if (isList(test)) return { kind: 'files', paths: test };
  return { kind: 'column', column: test.column, value: test.value ?? true };
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
