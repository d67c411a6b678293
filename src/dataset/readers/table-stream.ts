import type { Table } from './table.js';

/** A table whose rows are read block by block, as often as they are wanted: they need not fit into memory. */
export interface TableStream extends Pick<
  Table,
  'dimension' | 'coordinates' | 'rowShape' | 'weights' | 'test' | 'notes'
> {
  /** For people, such as `events.npy`. */
  readonly name: string;
  /** Coordinates of a window within which rows are shuffled, about. */
  readonly windowNumbers: number;
  /** SHA-256 of all rows, hexadecimal. */
  readonly hash: string;
  /** Rows of each block, those that are left out not counted. */
  readonly blocks: readonly number[];
  /** The rows of a block, the same each time. */
  readonly readBlock: (index: number) => Promise<Table>;
  readonly close: () => Promise<void>;
}
