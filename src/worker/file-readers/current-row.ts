import type { CellValue, Row } from '../../dataset/readers/selection.js';
import { cellOf, type Cells } from './table-file.js';

/** Code of the dataset file looks at a column that has not been read. */
export class NeedsColumnError extends Error {
  override readonly name = 'NeedsColumnError';
  constructor(
    /** Its name in that code. */
    readonly column: string,
  ) {
    super(`column ${JSON.stringify(column)} is not read yet`);
  }
}

/** A row of what has been read, moved from one to the next. */
export interface CurrentRow {
  readonly row: Row;
  moveTo(row: number): void;
}

/**
 * @param loaded cells by the name that code of the dataset file uses.
 * @param requireColumn throws an error that lists the columns if none has the name.
 */
export function createCurrentRow(
  loaded: ReadonlyMap<string, Cells>,
  requireColumn: (name: string) => void,
): CurrentRow {
  let at = 0;
  const row = new Proxy<Record<string, CellValue>>(
    {},
    {
      get: (_, name) => {
        if (typeof name === 'symbol') return undefined;
        const cells = loaded.get(name);
        if (cells !== undefined) return cellOf(cells, at);
        requireColumn(name);
        throw new NeedsColumnError(name);
      },
    },
  );
  return {
    row,
    moveTo: (place) => {
      at = place;
    },
  };
}
