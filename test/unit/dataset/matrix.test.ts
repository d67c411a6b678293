// One table in each format, of every type of number, as test/reference/make-matrix-files.py wrote it with NumPy, h5py and
// pandas, and make-matrix-columns.mjs with DuckDB and Polars: all say the same, whatever is asked of them. No program of
// others that writes ROOT files can be had here, so that file is written by the test itself.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { arrow, csv, hdf5, json, npy, npz, parquet, root, type Manifold } from '../../../src/dataset/index.js';
import type { ReaderOptions } from '../../../src/dataset/readers/options.js';
import { readTable } from '../../support/read-table.js';
import { numbers, type LeafType } from '../../support/root-file/branches.js';
import { rootFile } from '../../support/root-file/write.js';

const folder = path.resolve('test/unit/dataset/files');
const readers: Readonly<Record<string, (options: ReaderOptions) => Manifold>> = {
  CSV: (options) => csv('matrix.csv', options),
  JSON: (options) => json('matrix.json', options),
  NDJSON: (options) => json('matrix.ndjson', options),
  NPY: (options) => npy('matrix.npy', options),
  NPZ: (options) => npz('matrix.npz', options),
  HDF5: (options) => hdf5('matrix.h5', options),
  Parquet: (options) => parquet('matrix.parquet', options),
  'Parquet, version 2': (options) => parquet('matrix-v2.parquet', options),
  Arrow: (options) => arrow('matrix.arrow', options),
  'Arrow, packed by zstd': (options) => arrow('matrix.feather', options),
  'a stream of Arrow, packed by LZ4': (options) => arrow('matrix.arrows', options),
};
const types = ['i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8', 'f2', 'f4', 'f8', 'i4b', 'f8b'];

interface Case {
  readonly options: ReaderOptions;
  readonly values: readonly number[];
  readonly missing?: number;
  readonly label?: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  ...Object.fromEntries(types.map((name) => [name, { options: { columns: [name] }, values: [1, 2, 3, 4] }])),
  'truth values': { options: { columns: ['ok'] }, values: [1, 0, 1, 0] },
  'a range': { options: { columns: [{ from: 'i1', to: 'i4' }], rows: 2 }, values: [1, 1, 1, 2, 2, 2] },
  rows: { options: { columns: ['f8'], rows: 3 }, values: [1, 2, 3] },
  where: { options: { columns: ['f4'], where: (row) => row.kind === 'b' }, values: [2, 4] },
  derive: { options: { columns: ['d'], derive: { d: (row) => row.u2 * row.i8 } }, values: [1, 4, 9, 16] },
  NaN: { options: { columns: ['gap'] }, values: [0.5, -999, 2], missing: 1 },
  missing: { options: { columns: ['gap', 'i2'], missing: [-999] }, values: [0.5, 1, 2, 4], missing: 2 },
  labels: { options: { columns: ['f2'], labels: ['kind'] }, values: [1, 2, 3, 4], label: ['a', 'b', 'a', 'b'] },
};

/** Text files have words where others have truth values. */
const inText: Readonly<Record<string, Case>> = {
  ...cases,
  'truth values': {
    options: { columns: ['isOk'], derive: { isOk: (row) => row.ok === 'True' } },
    values: [1, 0, 1, 0],
  },
};

/** A label of ROOT is a number: text is not read. */
const inRoot: Readonly<Record<string, Case>> = {
  ...cases,
  where: { options: { columns: ['f4'], where: (row) => row.u1 % 2 === 0 }, values: [2, 4] },
  labels: {
    options: { columns: ['f2'], labels: { i2: 'categories' } },
    values: [1, 2, 3, 4],
    label: ['1', '2', '3', '4'],
  },
};
const leaves: readonly LeafType[] = ['B', 'S', 'I', 'L', 'b', 's', 'i', 'l', 'F', 'F', 'D', 'I', 'D'];

async function requireCase(
  reader: (options: ReaderOptions) => Manifold,
  folder: string,
  { options, values, missing = 0, label }: Case,
): Promise<void> {
  const table = await readTable(reader(options), folder);
  assert.deepEqual([[...table.values], table.leftOut.missing], [values, missing]);
  const labels = table.labels.map((one) =>
    one.kind === 'numbers' ? [...one.values] : Array.from(one.codes, (code) => one.categories[code]),
  );
  assert.deepEqual(labels, label === undefined ? [] : [label]);
}

describe('the same table', () => {
  let rootFolder: string;
  before(async () => {
    rootFolder = await temporaryFolder();
    const branches = [
      ...types.map((name, k) => numbers(name, leaves[k], [1, 2, 3, 4])),
      numbers('ok', 'O', [1, 0, 1, 0]),
      numbers('gap', 'D', [0.5, NaN, -999, 2]),
    ];
    await writeFile(path.join(rootFolder, 'matrix.root'), rootFile([{ name: 't', branches }]));
  });
  after(() => removeFolder(rootFolder));
  for (const [format, reader] of Object.entries(readers)) {
    const all = Object.entries(format === 'CSV' ? inText : cases);
    for (const [name, one] of all) it(`in ${format}: ${name}`, () => requireCase(reader, folder, one));
  }
  for (const [name, one] of Object.entries(inRoot))
    it(`in ROOT: ${name}`, () => requireCase((options) => root('matrix.root', options), rootFolder, one));
});
