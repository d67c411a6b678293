import type { TableFile } from './table-file.js';

/** Rows that are read at once. */
export interface RowRange {
  readonly from: number;
  readonly count: number;
}

/** Bytes of a block of a file that can be read from any row on. */
const blockBytes = 2 ** 21;

/** Blocks of about the same number of bytes. */
export function evenBlocks(rows: number, rowBytes: number): readonly RowRange[] {
  return blocksOf(rows, Math.max(1, Math.floor(blockBytes / Math.max(1, rowBytes))));
}

/** Rows of a block of whole chunks. @param rows of a chunk. */
export function chunkRows(rows: number, rowBytes: number): number {
  return rows * Math.max(1, Math.floor(blockBytes / Math.max(1, rows * rowBytes)));
}

/** Blocks of equal numbers of rows; the last has what is left. */
export function blocksOf(rows: number, each: number): readonly RowRange[] {
  return Array.from({ length: Math.ceil(rows / each) }, (_, index) => ({
    from: index * each,
    count: Math.min(each, rows - index * each),
  }));
}

/** The blocks of the first rows. @param rows null for all. */
export function firstBlocks(blocks: readonly RowRange[], rows: number | null): readonly RowRange[] {
  if (rows === null) return blocks;
  return blocks.flatMap(({ from, count }) => (from < rows ? { from, count: Math.min(count, rows - from) } : []));
}

/** Some rows of a file as a file of their own. */
export const blockView = (file: TableFile, { from, count }: RowRange): TableFile => ({
  ...file,
  blocks: null,
  read: (request) => file.read({ ...request, from, rows: Math.min(count, request.rows ?? count) }),
  placeOf: (row) => file.placeOf(from + row),
});
