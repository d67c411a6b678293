import { asyncBufferFromFile, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Table } from '../../dataset/readers/table.js';
import { expectFormat, requireNames, tableOfColumns } from './columns.js';

/**
 * The named columns of a Parquet file as numbers. Rows in which one of them is null are left out and counted.
 * @param rows number of rows to read at most; null for all.
 * @throws Error that names row and column of what is no number, or the columns there are where one is missing.
 */
export async function readParquet(path: string, columns: readonly string[], rows: number | null): Promise<Table> {
  const format = 'a Parquet file';
  const [file, metadata] = await expectFormat(format, async () => {
    const buffer = await asyncBufferFromFile(path);
    return [buffer, await parquetMetadataAsync(buffer)] as const;
  });
  requireNames('column', columns, parquetSchema(metadata).children.map(({ element }) => element.name));
  const available = Number(metadata.num_rows);
  const length = Math.min(available, rows ?? Infinity);
  const read = columns.map((name) => ({ name, values: new Array<unknown>(length) }));
  await expectFormat(format, () =>
    parquetRead({
      file,
      metadata,
      columns: [...new Set(columns)],
      rowEnd: length,
      compressors,
      // Column by column, in runs of rows: an object for every row of a long file would be slow.
      onChunk: ({ columnName, columnData, rowStart }) => {
        for (const { name, values } of read) {
          if (name !== columnName) continue;
          const count = Math.min(columnData.length, length - rowStart);
          for (let index = 0; index < count; index++) values[rowStart + index] = columnData[index];
        }
      },
    }),
  );
  return tableOfColumns(read, null);
}
