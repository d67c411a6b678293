import * as v from 'valibot';
import { check, integer, text } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import type { FileSource, Manifold } from '../manifold.js';

/** Most rows that a reader takes. */
const maximumRows = 100_000_000;

export const rowsField = v.optional(integer(1, maximumRows));

/** Fields of {@link ColumnOptions}, for the schemas of readers. */
export const columnFields = {
  columns: v.pipe(v.array(text), v.minLength(1, 'at least one column name')),
  units: v.optional(v.array(v.string('text'))),
  rows: rowsField,
};

/** What readers of named columns take beside the path. */
export interface ColumnOptions<Columns extends readonly string[] = readonly string[]> {
  /** Names of the columns, in the order of the coordinates. */
  readonly columns: Columns;
  /** Unit of each column, for the axes. Default: none has one. */
  readonly units?: { readonly [Column in keyof Columns]: string };
  /** Rows to read at most, from the first on, an integer from 1 to 100,000,000. Default: all. */
  readonly rows?: number;
}

/** What readers of a table take beside the path. */
export interface TableOptions {
  /** Rows to read at most, from the first on, an integer from 1 to 100,000,000. Default: all. */
  readonly rows?: number;
}

/** Points whose coordinates are named columns of a file. */
export function columnsManifold(name: string, source: FileSource, options: ColumnOptions): Manifold {
  const { columns } = options;
  const units: readonly string[] = options.units ?? columns.map(() => '');
  if (units.length !== columns.length) {
    throw new DefinitionError(`${name}.units`, `${columns.length} entries, one for each column`, String(units.length));
  }
  return {
    ...tableManifold(source),
    ambientDimension: columns.length,
    coordinates: columns.map((column, index) => ({ name: column, unit: units[index] })),
  };
}

/** Points whose number of coordinates only the file knows. */
export function tableManifold(source: FileSource): Manifold {
  return {
    name: source.path,
    ambientDimension: null,
    intrinsicDimension: null,
    coordinates: null,
    chart: null,
    topology: {},
    source,
  };
}

/** Checks what a reader takes. */
export function checkReader(name: string, path: unknown, schema: v.GenericSchema, options: unknown): void {
  check(`${name}(path)`, text, path);
  check(name, schema, options);
}
