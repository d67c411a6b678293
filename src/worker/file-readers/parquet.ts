import { asyncBufferFromFile, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { binaryTable, rowPlace } from './binary-table.js';
import { createSink, type CellSink } from './cell-sink.js';
import { columnsOf, type ParquetColumn } from './parquet/columns.js';
import { type ReadRequest, type RowBlock, type TableFile } from './table-file.js';
import type { RowRange } from './row-blocks.js';
import type { ReadProgress } from './progress.js';
import { unpackedBytes } from './unpacked.js';
import { expectFormat } from './words.js';

const format = 'a Parquet file';

/**
 * A Parquet file: its columns, and the fields and lists in them.
 * @throws Error where it is no such file, or is cut short.
 */
export async function openParquet(path: string, progress: ReadProgress): Promise<TableFile> {
  const unpacked = await unpackedBytes(path, progress);
  const [file, metadata] = await expectFormat(format, async () => {
    const buffer = unpacked === null ? await asyncBufferFromFile(path) : unpacked.buffer;
    return [buffer, await parquetMetadataAsync(buffer)] as const;
  });
  const columns = columnsOf(parquetSchema(metadata));
  // Some files say 0 in their own count.
  const available = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);

  const read = async ({ parts, from, rows: limit, progress }: ReadRequest): Promise<RowBlock> => {
    const rows = Math.min(available - from, limit ?? available);
    const end = from + rows;
    const sinks = parts.map((part) => ({
      column: columns.find(({ name }) => name === part.column.name) ?? columns[0],
      sink: createSink(part, rows, rowPlace),
    }));
    const tops = [...new Set(sinks.map(({ column }) => column.top))];
    // One row group after another: the library would hold all that it is asked for at once.
    let groupStart = 0;
    for (const { num_rows: groupRows } of metadata.row_groups) {
      const [rowStart, rowEnd] = [Math.max(from, groupStart), Math.min(end, groupStart + Number(groupRows))];
      groupStart += Number(groupRows);
      for (const [index, top] of tops.entries()) {
        if (rowStart >= rowEnd) break;
        const own = sinks.filter(({ column }) => column.top === top);
        const chunks: Chunk[] = [];
        await expectFormat(format, () =>
          parquetRead({
            file,
            metadata,
            columns: [top],
            rowStart,
            rowEnd,
            compressors,
            // In runs of rows: an object for every row of a long file would be slow.
            onChunk: ({ columnData, rowStart: start }) => void chunks.push({ data: columnData, start }),
          }),
        );
        for (const { data, start } of chunks) put(own, data, start - from, rows);
        await progress((rowStart - from + ((rowEnd - rowStart) * (index + 1)) / tops.length) / rows);
      }
    }
    return { rows, cells: sinks.map(({ sink }) => sink.cells()) };
  };
  return binaryTable({
    columns,
    columnWord: 'column',
    isNamed: true,
    rowShape: null,
    blocks: unpacked === null ? groupsOf(metadata.row_groups) : null,
    read,
  });
}

/** The row groups: a part of one takes as long to read as all of it. */
function groupsOf(groups: readonly { readonly num_rows: bigint }[]): readonly RowRange[] {
  let next = 0;
  return groups.flatMap(({ num_rows: rows }) => {
    const from = next;
    next += Number(rows);
    return rows > 0n ? { from, count: Number(rows) } : [];
  });
}

interface Chunk {
  readonly data: ArrayLike<unknown>;
  /** Row of its first value. */
  readonly start: number;
}

function put(
  sinks: readonly { readonly column: ParquetColumn; readonly sink: CellSink }[],
  data: ArrayLike<unknown>,
  start: number,
  rows: number,
): void {
  const count = Math.min(data.length, rows - start);
  for (const { column, sink } of sinks) for (let k = 0; k < count; k++) sink.put(start + k, column.valueIn(data[k]));
}
