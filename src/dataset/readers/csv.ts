import * as v from 'valibot';
import { flag, integer, oneOf } from '../check.js';
import type { Manifold } from '../manifold.js';
import type { CsvDialect, CsvEncoding } from './csv-dialect.js';
import { fileManifold, readerFields, type ReaderOptions } from './options.js';
import type { ColumnChoice, DimensionOf } from './selection.js';

const schema = v.strictObject({
  ...readerFields,
  header: v.optional(flag),
  separator: v.optional(
    v.custom<string>(
      (x) => typeof x === 'string' && x.length === 1 && !/["\r\n]/.test(x),
      'one character, such as ";"',
    ),
  ),
  decimal: v.optional(oneOf(['.', ','])),
  comment: v.optional(
    v.custom<string | false>(
      (x) => x === false || (typeof x === 'string' && x.length > 0),
      'text such as "#", or false',
    ),
  ),
  skip: v.optional(integer(0, 1_000_000)),
  unitsLine: v.optional(flag),
  encoding: v.optional(oneOf(['utf-8', 'utf-16le', 'utf-16be', 'latin1'])),
});

/** Options of {@link csv}. */
export interface CsvOptions<
  Columns extends readonly ColumnChoice[] = readonly ColumnChoice[],
> extends ReaderOptions<Columns> {
  /**
   * Whether the first line has the names of the columns. Without one, columns go by their places: `columns: [0, 2]`.
   * Default: it has, unless all its cells are numbers; where a line that starts with `#` stands before it and has as many
   * cells, that one has.
   */
  readonly header?: boolean;
  /** What stands between cells: one character; `' '` is any number of blanks and tabs. Default: as the first lines suggest. */
  readonly separator?: string;
  /** The decimal sign. Default `'.'`. */
  readonly decimal?: '.' | ',';
  /** What lines begin with that are no data, or false if all are. Default `'#'`. */
  readonly comment?: string | false;
  /** Lines to leave out at the start, such as a title, an integer of at least 0. Default 0. */
  readonly skip?: number;
  /** Whether the line after the header has the units of the columns. Default false. */
  readonly unitsLine?: boolean;
  /** Text encoding. Default: as the byte order mark says, else UTF-8. */
  readonly encoding?: CsvEncoding;
}

/**
 * Points from a text file of rows and cells (CSV, TSV and the like): one point a row, one coordinate for each column of
 * numbers. It may be packed (`.gz`, `.zst`). The rows are split at random, from the seed, into a training and a test
 * sample.
 * @param path relative to the dataset file, or absolute; several files, and patterns such as `data/*.csv`, are read one
 * after another.
 * @example csv('events.csv', { columns: ['pt', 'eta'], labels: ['kind'], where: (row) => row.pt > 20 })
 */
export function csv<const Columns extends readonly ColumnChoice[] = readonly ColumnChoice[]>(
  path: string | readonly string[],
  options: CsvOptions<Columns> = {},
): Manifold<DimensionOf<Columns>> {
  return fileManifold('csv', path, schema, options, () => ({ name: 'csv', dialect: dialectOf(options) }));
}

function dialectOf({ header, separator, decimal, comment, skip, unitsLine, encoding }: CsvOptions): CsvDialect {
  return {
    header: header ?? null,
    separator: separator ?? null,
    decimal: decimal ?? '.',
    comment: comment === false ? null : (comment ?? '#'),
    skip: skip ?? 0,
    unitsLine: unitsLine ?? false,
    encoding: encoding ?? null,
  };
}
