/** Readers by the endings of the names of the files that they read. */
const endings = {
  csv: ['csv', 'tsv', 'txt', 'dat'],
  json: ['json', 'ndjson', 'jsonl'],
  npy: ['npy'],
  npz: ['npz'],
  parquet: ['parquet', 'pq'],
  arrow: ['arrow', 'feather', 'ipc'],
  hdf5: ['h5', 'hdf5', 'hdf'],
  root: ['root'],
} as const;

/** The function of a dataset file that reads a data file. */
export type ReaderName = keyof typeof endings;

/** Readers of formats that pack inside, and are not unpacked therefore. */
const packing: ReadonlySet<ReaderName> = new Set(['hdf5', 'root']);

const readerNames = Object.keys(endings) as readonly ReaderName[];

/** Endings of data files without the dot, packed ones included. */
export const dataFileEndings: readonly string[] = [...Object.values(endings).flat(), 'gz', 'zst'];

/** The reader for a file, by its name; null where no reader has such files. */
export function readerOf(file: string): ReaderName | null {
  const packed = /\.(?:gz|zst)$/i.test(file);
  const ending = /\.([^./\\]+)$/.exec(packed ? file.replace(/\.[^.]+$/, '') : file)?.[1].toLowerCase() ?? '';
  const reader = readerNames.find((name) => endings[name].some((one) => one === ending)) ?? null;
  return reader !== null && packed && packing.has(reader) ? null : reader;
}

/** What there is in a data file, as far as it was read. */
export interface DataFile {
  readonly reader: ReaderName;
  /** What the reader must be told to find numbers in it. */
  readonly dialect: DataDialect;
  /** What can be trained on, or be a label or a weight. */
  readonly columns: readonly DataColumn[];
  /** Whether the file has names for its columns; else they go by their places. */
  readonly isNamed: boolean;
  /** Rows that were read, from the first on. */
  readonly rows: number;
  /** Whether these are all. */
  readonly isWhole: boolean;
}

/** How a text file is written, where that cannot be found out from its first lines. */
export interface DataDialect {
  readonly decimal?: ',';
  readonly separator?: ';';
  readonly unitsLine?: true;
}

/** A column of a data file, or one place of its lists. */
export interface DataColumn {
  /** As a dataset file names it: by its name, or by its place counted from 0; null for all columns. */
  readonly choice: string | number | null;
  /** What its cells are; `other` is what cannot be read. */
  readonly holds: 'numbers' | 'flags' | 'texts' | 'other';
  /** For people, such as `Float_t[3]`. */
  readonly type: string;
  /** Numbers in a cell: more than 1 in arrays. */
  readonly size: number;
  readonly unit: string;
  /** Rows of this column, of those that were read. */
  readonly rows: number;
  /** Rows in which a value is missing. */
  readonly missing: number;
  /** Least and largest number; null if it has no numbers, and for texts. */
  readonly range: readonly [number, number] | null;
  /** Number of different values of a single cell, the missing one left out; null for arrays and where they are too many to count. */
  readonly different: number | null;
  readonly areWhole: boolean;
  /** Whether it only numbers the rows. */
  readonly isIndex: boolean;
  /** A number far from all others that many rows have, such as −999; null if none. */
  readonly sentinel: number | null;
}
