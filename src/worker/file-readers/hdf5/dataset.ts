import h5wasm, { type Dataset } from 'h5wasm/node';
import type { ReadProgress } from '../progress.js';
import { cellsOfField, columnOfField, type RecordField } from '../records.js';
import { sizeOf, textCells, type Cells, type ColumnPart, type FileColumn } from '../table-file.js';
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
  /** Of the first rows. */
  readonly cells: (parts: readonly ColumnPart[], rows: number, progress: ReadProgress) => Promise<readonly Cells[]>;
}

/** @throws Error where it is a single value. */
export function datasetColumns(dataset: Dataset): DatasetColumns {
  const { metadata } = dataset;
  const { shape } = metadata;
  if (shape === null || shape.length === 0) throw new Error('expected an array, got a single value');
  const [rows, ...row] = shape;
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
      cells: async (parts, count, progress) => {
        const bytes = await rawBytes(dataset, count, progress);
        const records = { bytes, stride: metadata.size, rows: count };
        return parts.map((part) => cellsOfField(records, fieldOf(fields, part), part));
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
      cells: async (parts, count, progress) => {
        const values = toNumbers(await rawBytes(dataset, count, progress), value.type, value.littleEndian);
        return parts.map(({ element }) => ({ kind, values, offset: element ?? 0, stride }));
      },
    };
  }
  const isText = value.kind === 'text' || metadata.vlen;
  return {
    rows,
    columns: [isText && row.length === 0 ? { ...column, holds: 'texts', type: 'text' } : { ...column, holds: 'other' }],
    isNamed,
    rowShape,
    cells: (parts, count) => {
      const texts = count === 0 ? [] : dataset.slice([[0, count]]);
      return Promise.resolve(parts.map(() => textCells(Array.isArray(texts) ? texts : [])));
    },
  };
}

function fieldOf(fields: readonly RecordField[], { column }: ColumnPart): RecordField {
  return fields.find(({ name }) => name === column.name) ?? fields[0];
}

/** Bytes read between two words of progress. */
const blockBytes = 2 ** 23;

/** The bytes of the first rows as they are stored, but for the order that the library makes of them. */
async function rawBytes(dataset: Dataset, rows: number, progress: ReadProgress): Promise<Uint8Array<ArrayBuffer>> {
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
      const offsets = [from, ...row.map(() => 0)].map(BigInt);
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
