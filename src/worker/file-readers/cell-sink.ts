import { NotANumberError, numberCells, sizeOf, textCells, type Cells, type ColumnPart } from './table-file.js';

/** Takes the cells of a part one by one, as a library gives them. */
export interface CellSink {
  /** @throws Error that names the place of a value that is not what the column holds. */
  put(row: number, value: unknown): void;
  cells(): Cells;
}

/**
 * @param rows number of rows.
 * @param placeOf for errors.
 */
export function createSink({ column, element }: ColumnPart, rows: number, placeOf: (row: number) => string): CellSink {
  const refuse = (row: number, expected: string, value: unknown): never => {
    throw new Error(
      `${placeOf(row)}, column ${JSON.stringify(column.name)}: expected ${expected}, got ${describeCell(value)}`,
    );
  };
  const toNumber = (row: number, value: unknown): number => {
    if (typeof value === 'number') return value;
    if (value === null || value === undefined) return NaN;
    if (typeof value === 'bigint') return Number(value);
    if (typeof value === 'boolean') return value ? 1 : 0;
    throw new NotANumberError(column.name, placeOf(row), describeCell(value));
  };
  if (element !== null) {
    const size = column.holds === 'lists' ? 0 : sizeOf(column.shape);
    const numbers = new Float64Array(rows).fill(NaN);
    return {
      put: (row, value) => {
        if (value === null || value === undefined) return;
        if (!isArray(value) || (size > 0 && value.length !== size))
          refuse(row, size > 0 ? `a list of ${size} numbers` : 'a list of numbers', value);
        else numbers[row] = toNumber(row, value[element]);
      },
      cells: () => numberCells(numbers),
    };
  }
  switch (column.holds) {
    case 'numbers':
    case 'flags': {
      const numbers = new Float64Array(rows).fill(NaN);
      return {
        put: (row, value) => {
          numbers[row] = toNumber(row, value);
        },
        cells: () => numberCells(numbers, column.holds === 'flags' ? 'flags' : 'numbers'),
      };
    }
    case 'texts': {
      const texts = new Array<unknown>(rows);
      return {
        put: (row, value) => {
          texts[row] = value;
        },
        cells: () => textCells(texts),
      };
    }
    case 'lists': {
      const lists = new Array<readonly number[]>(rows).fill([]);
      return {
        put: (row, value) => {
          if (isArray(value)) lists[row] = Array.from(value, (one) => toNumber(row, one));
          else if (value !== null && value !== undefined) refuse(row, 'a list of numbers', value);
        },
        cells: () => {
          const starts = new Float64Array(rows + 1);
          lists.forEach((list, row) => (starts[row + 1] = starts[row] + list.length));
          return { kind: 'lists', values: Float64Array.from(lists.flat()), starts };
        },
      };
    }
    case 'other':
      throw new Error(`column ${JSON.stringify(column.name)}: expected numbers or text, got ${column.type}`);
  }
}

function isArray(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);
}

/** A cell for an error, as a user would write it. */
export function describeCell(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (isArray(value)) return `a list of ${value.length}`;
  if (value instanceof Date) return 'a date';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
