import { asyncBufferFromFile, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Table } from '../../dataset/readers/table.js';
import { expectFormat, requireNames, tableOfColumns } from './columns.js';
import type { ReadProgress } from './progress.js';

/**
 * The named columns of a Parquet file as numbers. Rows in which one of them is null are left out and counted.
 * @param rows number of rows to read at most; null for all.
 * @throws Error that names row and column of what is not a number, or the columns there are where one is missing.
 */
export async function readParquet(
  path: string,
  columns: readonly string[],
  rows: number | null,
  progress: ReadProgress,
): Promise<Table> {
  const format = 'a Parquet file';
  const [file, metadata] = await expectFormat(format, async () => {
    const buffer = await asyncBufferFromFile(path);
    return [buffer, await parquetMetadataAsync(buffer)] as const;
  });
  requireNames(
    'column',
    columns,
    parquetSchema(metadata).children.map(({ element }) => element.name),
  );
  const available = Number(metadata.num_rows);
  const length = Math.min(available, rows ?? Infinity);
  const read = columns.map((name) => ({ name, values: new Array<unknown>(length) }));
  const names = [...new Set(columns)];
  // One row group after another: the library would hold all that it is asked for at once.
  let groupStart = 0;
  for (const { num_rows: groupRows } of metadata.row_groups) {
    const [rowStart, rowEnd] = [groupStart, Math.min(length, groupStart + Number(groupRows))];
    groupStart += Number(groupRows);
    for (const [index, column] of names.entries()) {
      if (rowStart >= rowEnd) break;
      await expectFormat(format, () =>
        parquetRead({
          file,
          metadata,
          columns: [column],
          rowStart,
          rowEnd,
          compressors,
          // In runs of rows: an object for every row of a long file would be slow.
          onChunk: ({ columnData, rowStart: start }) => {
            for (const { name, values } of read) {
              if (name !== column) continue;
              const count = Math.min(columnData.length, length - start);
              for (let k = 0; k < count; k++) values[start + k] = columnData[k];
            }
          },
        }),
      );
      await progress((rowStart + ((rowEnd - rowStart) * (index + 1)) / names.length) / length);
    }
  }
  return tableOfColumns(read, null);
}
