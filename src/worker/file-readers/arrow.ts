import {
  compressionRegistry,
  CompressionType,
  DataType,
  tableFromIPC,
  Type,
  type Field,
  type Table,
} from 'apache-arrow';
import { decompress } from 'fzstd';
import { unpackLz4 } from './arrow/lz4-frame.js';
import { binaryTable, rowPlace } from './binary-table.js';
import { createSink } from './cell-sink.js';
import { readBytes, type ReadProgress } from './progress.js';
import { unpackedBytes } from './unpacked.js';
import type { FileColumn, ReadRequest, RowBlock, TableFile } from './table-file.js';
import { expectFormat } from './words.js';

// A copy, since numbers must start at a multiple of their length.
compressionRegistry.set(CompressionType.ZSTD, { decode: (bytes) => decompress(bytes).slice() });
compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: unpackLz4 });

/** A column, with the names that lead to it from a column of the file. */
interface ArrowColumn extends FileColumn {
  readonly steps: readonly string[];
}

/**
 * An Arrow file, or a stream of Arrow's.
 * @throws Error where it is neither.
 */
export async function openArrow(path: string, progress: ReadProgress): Promise<TableFile> {
  const bytes = (await unpackedBytes(path, progress)) ?? new Uint8Array(await readBytes(path, progress));
  const table = await expectFormat('an Arrow file', () => tableFromIPC(bytes));
  const columns = table.schema.fields.flatMap((field) => columnsOf(field, []));
  return binaryTable({
    columns,
    columnWord: 'column',
    isNamed: true,
    rowShape: null,
    read: (request) => Promise.resolve(read(table, columns, request)),
  });
}

function read(table: Table, columns: readonly ArrowColumn[], { parts, rows: limit }: ReadRequest): RowBlock {
  const rows = Math.min(table.numRows, limit ?? table.numRows);
  const cells = parts.map((part) => {
    const sink = createSink(part, rows, rowPlace);
    const { steps } = columns.find(({ name }) => name === part.column.name) ?? columns[0];
    const [top, ...inside] = steps;
    const vector = table.getChild(top);
    for (let row = 0; row < rows; row++) sink.put(row, valueAt(vector?.get(row), inside));
    return sink.cells();
  });
  return { rows, cells };
}

function valueAt(value: unknown, steps: readonly string[]): unknown {
  let here = value;
  for (const step of steps) here = isRecord(here) ? here[step] : null;
  // A list comes as a vector of its own.
  return isVector(here) ? Array.from(here) : here;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isVector(value: unknown): value is Iterable<unknown> {
  return isRecord(value) && !ArrayBuffer.isView(value) && Symbol.iterator in value;
}

function columnsOf(field: Field, path: readonly string[]): readonly ArrowColumn[] {
  const { name } = field;
  const type = typeOf(field.type);
  const steps = [...path, name];
  if (DataType.isStruct(type)) return type.children.flatMap((child) => columnsOf(child, steps));
  const column = { name: steps.join('.'), steps, isIndex: /^__index_level_\d+__$/.test(name) };
  const isList = DataType.isList(type) || DataType.isFixedSizeList(type);
  const item = isList ? typeOf(type.children[0].type) : null;
  if (item !== null) {
    const { holds, type: words } = leafOf(item);
    if (holds !== 'numbers' && holds !== 'flags')
      return [{ ...column, holds: 'other', shape: [], type: `lists of ${words}` }];
    if (DataType.isFixedSizeList(type))
      return [{ ...column, holds, shape: [type.listSize], type: `lists of ${type.listSize} numbers` }];
    return [{ ...column, holds: 'lists', shape: [], type: `lists of ${words}` }];
  }
  return [{ ...column, ...leafOf(type), shape: [] }];
}

/** A type where the library's own types say that it may be anything. */
function typeOf(type: unknown): DataType {
  if (type instanceof DataType) return type as DataType;
  throw new Error('expected a type of Arrow');
}

function leafOf(type: DataType): Pick<FileColumn, 'holds' | 'type'> {
  const words = Type[type.typeId].toLowerCase();
  if (DataType.isInt(type) || DataType.isFloat(type)) return { holds: 'numbers', type: words };
  if (DataType.isBool(type)) return { holds: 'flags', type: words };
  const isText = DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type);
  if (isText) return { holds: 'texts', type: 'text' };
  if (DataType.isDictionary(type)) return leafOf(typeOf(type.dictionary));
  if (DataType.isDate(type) || DataType.isTimestamp(type)) return { holds: 'other', type: 'dates' };
  return { holds: 'other', type: words };
}
