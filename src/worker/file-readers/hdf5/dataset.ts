import h5wasm, { type Dataset } from 'h5wasm/node';
import { cellsOfField, columnOfField, type RecordField } from '../records.js';
import { blocksOf, chunkRows, type RowRange } from '../row-blocks.js';
import { sizeOf, textCells, type Cells, type ColumnPart, type FileColumn, type WantedRows } from '../table-file.js';
import { toNumbers } from '../to-numbers.js';
import { fieldsOf, isComplex } from './fields.js';
import { libraryReason } from './reason.js';

/** A dataset as columns. */
export interface DatasetColumns {
  readonly rows: number;
  /** One without a name where its values are plain. */
  readonly columns: readonly FileColumn[];
  readonly isNamed: boolean;
  /** Shape of a row where the dataset has three dimensions or more; else null. */
  readonly rowShape: readonly number[] | null;
  /** All rows, in chunks as they are stored where they are stored so. */
  readonly blocks: readonly RowRange[];
  readonly cells: (wanted: WantedRows) => Promise<readonly Cells[]>;
}

/** @throws Error where it is a single value. */
export function datasetColumns(dataset: Dataset): DatasetColumns {
  const { metadata } = dataset;
  const { shape } = metadata;
  if (shape === null || shape.length === 0) throw new Error('expected an array, got a single value');
  const [rows, ...row] = shape;
  const blocks = blocksOf(rows, chunkRows(metadata.chunks?.at(0) ?? 1, sizeOf(row) * metadata.size));
  const fields = fieldsOf(metadata);
  const isNamed = metadata.compound_type !== undefined && !isComplex(metadata);
  const rowShape = row.length > 1 ? row : null;
  if (isNamed) {
    if (row.length > 0) throw new Error(`expected records in shape (rows,), got shape (${shape.join(', ')})`);
    const texts = new Set(metadata.compound_type?.members.flatMap(({ name, vlen }) => (vlen ? name : [])));
    return {
      rows,
      columns: fields.map((field) => {
        const column = columnOfField(field);
        return texts.has(field.name) ? { ...column, type: 'text of any length, which is not read in records' } : column;
      }),
      isNamed,
      rowShape,
      blocks,
      cells: async (wanted) => {
        const bytes = await rawBytes(dataset, wanted);
        const records = { bytes, stride: metadata.size, rows: wanted.count };
        return wanted.parts.map((part) => cellsOfField(records, fieldOf(fields, part), part));
      },
    };
  }
  const [field] = fields;
  const column = columnOfField({ ...field, shape: [...row, ...field.shape] });
  const { value } = field;
  if (value.kind === 'number') {
    const kind = value.type.isFlag ? 'flags' : 'numbers';
    const stride = sizeOf(column.shape);
    return {
      rows,
      columns: [column],
      isNamed,
      rowShape,
      blocks,
      cells: async (wanted) => {
        const values = toNumbers(await rawBytes(dataset, wanted), value.type, value.littleEndian);
        return wanted.parts.map(({ element }) => ({ kind, values, offset: element ?? 0, stride }));
      },
    };
  }
  const isText = value.kind === 'text' || metadata.vlen;
  return {
    rows,
    columns: [isText && row.length === 0 ? { ...column, holds: 'texts', type: 'text' } : { ...column, holds: 'other' }],
    isNamed,
    rowShape,
    blocks,
    cells: ({ parts, from, count }) => {
      const texts = count === 0 ? [] : dataset.slice([[from, from + count]]);
      return Promise.resolve(parts.map(() => textCells(Array.isArray(texts) ? texts : [])));
    },
  };
}

function fieldOf(fields: readonly RecordField[], { column }: ColumnPart): RecordField {
  return fields.find(({ name }) => name === column.name) ?? fields[0];
}

/** Bytes read between two words of progress. */
const blockBytes = 2 ** 23;

/** The bytes of some rows as they are stored, but for the order that the library makes of them. */
async function rawBytes(
  dataset: Dataset,
  { from: first, count: rows, progress }: Omit<WantedRows, 'parts'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const module = await h5wasm.ready;
  const { shape, size } = dataset.metadata;
  const [, ...row] = shape ?? [];
  const rowBytes = sizeOf(row) * size;
  const blockRows = Math.max(1, Math.floor(blockBytes / Math.max(1, rowBytes)));
  const bytes = new Uint8Array(rows * rowBytes);
  const pointer = module._malloc(Math.min(rows, blockRows) * rowBytes);
  try {
    for (let from = 0; from < rows; from += blockRows) {
      const count = Math.min(blockRows, rows - from);
      const counts = [count, ...row].map(BigInt);
      const offsets = [first + from, ...row.map(() => 0)].map(BigInt);
      const strides = counts.map(() => 1n);
      module.get_dataset_data(dataset.file_id, dataset.path, counts, offsets, strides, BigInt(pointer));
      bytes.set(module.HEAPU8.subarray(pointer, pointer + count * rowBytes), from * rowBytes);
      await progress((from + count) / rows);
    }
  } catch (error) {
    throw new Error(`dataset ${JSON.stringify(dataset.path.replace(/^\//, ''))}: ${libraryReason(error)}`, {
      cause: error,
    });
  } finally {
    module._free(pointer);
  }
  return bytes;
}
