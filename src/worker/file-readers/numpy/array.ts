import { bytesInMemory, type ByteSource } from '../byte-source.js';
import { cellsOfField, columnOfField, type RecordField } from '../records.js';
import { sizeOf, type Cells, type FileColumn, type WantedRows } from '../table-file.js';
import { toNumbers } from '../to-numbers.js';
import { readHeader, type NumpyHeader } from './header.js';

/** An array of a NumPy file, as columns. */
export interface NumpyArray {
  readonly rows: number;
  /** Bytes of a row. */
  readonly rowBytes: number;
  /** One without a name where the items are plain values. */
  readonly columns: readonly FileColumn[];
  /** Whether its items are records with named fields. */
  readonly isNamed: boolean;
  /** Shape of a row where the array has three dimensions or more; else null. */
  readonly rowShape: readonly number[] | null;
  /** One for each part. */
  readonly cells: (wanted: WantedRows) => Promise<readonly Cells[]>;
}

/** Bytes that no header exceeds: of thousands of fields, each with a name. */
const mostHeaderBytes = 2 ** 22;
/** Bytes read between two words of progress. */
const blockBytes = 2 ** 23;

/**
 * The array in a `.npy` file. Only its header is read before the numbers are asked for.
 * @throws Error where it is no such file, is cut short, or holds what is neither numbers nor text.
 */
export async function openArray(source: ByteSource): Promise<NumpyArray> {
  return arrayOf(source, readHeader(await source.read(0, Math.min(source.size, mostHeaderBytes))));
}

/** The same for bytes that are there. */
export function arrayInMemory(bytes: Uint8Array<ArrayBuffer>): NumpyArray {
  return arrayOf(bytesInMemory(bytes), readHeader(bytes));
}

function arrayOf(source: ByteSource, header: NumpyHeader): NumpyArray {
  const { shape, fields, itemBytes, offset } = header;
  const items = sizeOf(shape);
  if (shape.length === 0) throw new Error('expected an array, got a single value');
  const available = source.size - offset;
  if (available < items * itemBytes) {
    throw new Error(
      `expected ${items * itemBytes} bytes for an array of shape (${shape.join(', ')}), got ${available}`,
    );
  }
  const [rows, ...row] = shape;
  const isNamed = fields.length !== 1 || fields[0].name !== '';
  if (!isNamed) return plainArray(source, header, fields[0]);
  if (row.length > 0) throw new Error(`expected records in an array of shape (rows,), got shape (${shape.join(', ')})`);
  return {
    rows,
    rowBytes: itemBytes,
    columns: fields.map(columnOfField),
    isNamed,
    rowShape: null,
    cells: async ({ parts, from, count }) => {
      const bytes = await source.read(offset + from * itemBytes, count * itemBytes);
      return parts.map((part) => {
        const field = fields.find(({ name }) => name === part.column.name) ?? fields[0];
        return cellsOfField({ bytes, stride: itemBytes, rows: count }, field, part);
      });
    },
  };
}

function plainArray(source: ByteSource, header: NumpyHeader, field: RecordField): NumpyArray {
  const { shape, isFortranOrder, itemBytes, offset } = header;
  const [rows, ...row] = shape;
  const width = sizeOf(row);
  const rowBytes = width * itemBytes;
  const column = columnOfField({ ...field, shape: row });
  const rowShape = row.length > 1 ? row : null;
  const { value } = field;
  if (value.kind !== 'number') {
    const plain: FileColumn = row.length > 0 ? { ...column, holds: 'other' } : column;
    const cells = async ({ parts, from, count }: WantedRows): Promise<readonly Cells[]> => {
      const bytes = await source.read(offset + from * itemBytes, count * itemBytes);
      return parts.map((part) => cellsOfField({ bytes, stride: itemBytes, rows: count }, field, part));
    };
    return { rows, rowBytes, columns: [plain], isNamed: false, rowShape, cells };
  }
  const kind = value.type.isFlag ? ('flags' as const) : ('numbers' as const);
  const numbersAt = async (item: number, count: number): Promise<Float64Array> =>
    toNumbers(await source.read(offset + item * itemBytes, count * itemBytes), value.type, value.littleEndian);
  const byRows = async ({ parts, from, count, progress }: WantedRows): Promise<readonly Cells[]> => {
    const places = parts.map(({ element }) => element ?? 0);
    const isWhole = places.length === width && places.every((place, k) => place === k);
    const stride = parts.length;
    const blockRows = Math.max(1, Math.floor(blockBytes / rowBytes));
    const cellsOf = (values: Float64Array): readonly Cells[] =>
      places.map((_, k) => ({ kind, values, offset: k, stride }));
    if (isWhole && count <= blockRows) {
      const values = await numbersAt(from * width, count * width);
      await progress(1);
      return cellsOf(values);
    }
    const values = new Float64Array(count * stride);
    for (let start = 0; start < count; start += blockRows) {
      const some = Math.min(blockRows, count - start);
      const numbers = await numbersAt((from + start) * width, some * width);
      if (isWhole) values.set(numbers, start * stride);
      else {
        for (let index = 0; index < some; index++)
          for (let k = 0; k < stride; k++) values[(start + index) * stride + k] = numbers[index * width + places[k]];
      }
      await progress((start + some) / count);
    }
    return cellsOf(values);
  };
  const byColumns = async ({ parts, from, count, progress }: WantedRows): Promise<readonly Cells[]> => {
    const cells: Cells[] = [];
    for (const { element } of parts) {
      const values = await numbersAt(fortranPlace(row, element ?? 0) * rows + from, count);
      cells.push({ kind, values, offset: 0, stride: 1 });
      await progress(cells.length / parts.length);
    }
    return cells;
  };
  return {
    rows,
    rowBytes,
    columns: [column],
    isNamed: false,
    rowShape,
    cells: isFortranOrder ? byColumns : byRows,
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
