import { cellsOfField, columnOfField, type RecordField } from '../records.js';
import { sizeOf, type Cells, type ColumnPart, type FileColumn } from '../table-file.js';
import { toNumbers } from '../to-numbers.js';
import { readHeader, type NumpyHeader } from './header.js';

/** An array of a NumPy file, as columns. */
export interface NumpyArray {
  readonly rows: number;
  /** One without a name where the items are plain values. */
  readonly columns: readonly FileColumn[];
  /** Whether its items are records with named fields. */
  readonly isNamed: boolean;
  /** Shape of a row where the array has three dimensions or more; else null. */
  readonly rowShape: readonly number[] | null;
  /** Of the first `rows` rows. */
  readonly cells: (part: ColumnPart, rows: number) => Cells;
}

/**
 * The array in the bytes of a `.npy` file.
 * @throws Error where the bytes are no such file, are too few, or hold what is neither numbers nor text.
 */
export function openArray(bytes: Uint8Array<ArrayBuffer>): NumpyArray {
  const header = readHeader(bytes);
  const { shape, fields, itemBytes, offset } = header;
  const items = sizeOf(shape);
  if (shape.length === 0) throw new Error('expected an array, got a single value');
  const available = bytes.length - offset;
  if (available < items * itemBytes) {
    throw new Error(
      `expected ${items * itemBytes} bytes for an array of shape (${shape.join(', ')}), got ${available}`,
    );
  }
  const [rows, ...row] = shape;
  const data = bytes.subarray(offset, offset + items * itemBytes);
  const isNamed = fields.length !== 1 || fields[0].name !== '';
  if (!isNamed) return plainArray(data, header, fields[0]);
  if (row.length > 0) throw new Error(`expected records in an array of shape (rows,), got shape (${shape.join(', ')})`);
  return {
    rows,
    columns: fields.map(columnOfField),
    isNamed,
    rowShape: null,
    cells: (part, count) => {
      const field = fields.find(({ name }) => name === part.column.name) ?? fields[0];
      return cellsOfField({ bytes: data, stride: itemBytes, rows: count }, field, part);
    },
  };
}

function plainArray(data: Uint8Array<ArrayBuffer>, header: NumpyHeader, field: RecordField): NumpyArray {
  const { shape, isFortranOrder, itemBytes } = header;
  const [rows, ...row] = shape;
  const column = columnOfField({ ...field, shape: row });
  const rowShape = row.length > 1 ? row : null;
  const { value } = field;
  if (value.kind !== 'number') {
    const plain: FileColumn = row.length > 0 ? { ...column, holds: 'other' } : column;
    const cells = (part: ColumnPart, count: number): Cells =>
      cellsOfField({ bytes: data, stride: itemBytes, rows: count }, field, part);
    return { rows, columns: [plain], isNamed: false, rowShape, cells };
  }
  let numbers: Float64Array | null = null;
  return {
    rows,
    columns: [column],
    isNamed: false,
    rowShape,
    cells: ({ element }) => {
      numbers ??= toNumbers(data, value.type, value.littleEndian);
      const place = element ?? 0;
      const kind = value.type.isFlag ? 'flags' : 'numbers';
      if (!isFortranOrder) return { kind, values: numbers, offset: place, stride: sizeOf(row) };
      return { kind, values: numbers, offset: fortranPlace(row, place) * rows, stride: 1 };
    },
  };
}

/** Where in Fortran order an element stands that has this place in C order. */
function fortranPlace(shape: readonly number[], element: number): number {
  let rest = element;
  let place = 0;
  let block = sizeOf(shape);
  for (const size of shape.toReversed()) {
    block /= size;
    place += (rest % size) * block;
    rest = Math.floor(rest / size);
  }
  return place;
}
