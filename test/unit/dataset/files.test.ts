import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { csv, hdf5, npy, npz, parquet, root, type Manifold } from '../../../src/dataset/index.js';
import { readTable } from '../../support/read-table.js';

const folder = path.resolve('test/unit/dataset/files');
const read = async (manifold: Manifold): Promise<number[]> => Array.from((await readTable(manifold, folder)).values);

/** What is read from the files that the scripts in test/reference wrote. */
const right: readonly (readonly [string, Manifold, readonly number[]])[] = [
  ['NPZ: columns', npz('points.npz', { columns: ['y', 'x'] }), [-1, 0.5, 2, 1.5, -3, 2.5, 4, 3.5]],
  ['NPZ: an array, some rows', npz('points.npz', { array: 'points', rows: 2 }), [0.5, -1, 1.5, 2]],
  ['NPZ: compressed, in Fortran order', npz('compressed.npz', { array: 'points' }), [0.5, -1, 1.5, 2, 2.5, -3, 3.5, 4]],
  [
    'Parquet: columns over several row groups',
    parquet('points.parquet', { columns: ['y', 'x'] }),
    [-1, 0.5, 2, 1.5, -3, 2.5, 4, 3.5],
  ],
  ['Parquet: some rows', parquet('points.parquet', { columns: ['x'], rows: 2 }), [0.5, 1.5]],
  ['Parquet: rows with a null left out', parquet('points.parquet', { columns: ['x', 'z'] }), [0.5, 1, 2.5, 3, 3.5, 4]],
  ['Parquet: truth values', parquet('points.parquet', { columns: ['flag'], rows: 2 }), [1, 0]],
  ['HDF5: three dimensions', hdf5('points.h5', { dataset: 'cube', rows: 1 }), [0, 0, 0, 0]],
  ['HDF5: a group', hdf5('points.h5', { dataset: 'group', rows: 1 }), [0.5, -1]],
  ['NPZ: a column that is a table', npz('points.npz', { columns: ['points', 'x'], rows: 1 }), [0.5, -1, 0.5]],
  ['Parquet: a column twice', parquet('points.parquet', { columns: ['x', 'x'], rows: 1 }), [0.5, 0.5]],
  ['HDF5: a compressed dataset', hdf5('points.h5', { dataset: 'points' }), [0.5, -1, 1.5, 2, 2.5, -3, 3.5, 4]],
  ['HDF5: some rows', hdf5('points.h5', { dataset: 'points', rows: 1 }), [0.5, -1]],
  ['HDF5: columns in groups', hdf5('points.h5', { columns: ['group/y', 'group/x'], rows: 2 }), [-1, 0.5, 2, 1.5]],
  [
    'HDF5: fields of records',
    hdf5('points.h5', { dataset: 'records', columns: ['y', 'x'], rows: 2 }),
    [-1, 0.5, 2, 1.5],
  ],
];

/** Rows that are left out, and what is said of them. */
const incomplete: readonly (readonly [string, Manifold, readonly number[], RegExp])[] = [
  [
    'NPZ: NaN',
    npz('points.npz', { array: 'broken' }),
    [0.5, -1, 1.5, 2, 3.5, 4],
    /^points\.npz: 1 of 4 rows left out, where a value is missing: "\[1\]" in 1\.$/,
  ],
  ['Parquet: NaN', parquet('points.parquet', { columns: ['x', 'nan'] }), [], /1 of 4 rows left out/],
  [
    'Parquet: null',
    parquet('points.parquet', { columns: ['x', 'z'] }),
    [0.5, 1, 2.5, 3, 3.5, 4],
    /1 of 4 rows left out, .*: "z" in 1\.$/,
  ],
  ['HDF5: NaN', hdf5('points.h5', { dataset: 'broken' }), [], /1 of 4 rows left out/],
];

/** Readers of what is not right, with what they should say after the name of the file. */
const wrong: readonly (readonly [string, Manifold, RegExp])[] = [
  [
    'NPZ: missing array',
    npz('points.npz', { array: 'z' }),
    /points\.npz: expected an array named "z", got the arrays x, y, points, broken/,
  ],
  ['NPZ: 0 rows', npz('points.npz', { array: 'empty' }), /points\.npz: expected at least one row of numbers, got none/],
  [
    'Parquet: missing column',
    parquet('points.parquet', { columns: ['x', 'w'] }),
    /points\.parquet: expected a column named "w", got the columns x, y, z, nan, text, flag/,
  ],
  [
    'Parquet: 0 rows',
    parquet('empty.parquet', { columns: ['x'] }),
    /empty\.parquet: expected at least one row of numbers, got none/,
  ],
  [
    'HDF5: 0 rows',
    hdf5('points.h5', { dataset: 'empty' }),
    /points\.h5: expected at least one row of numbers, got none/,
  ],
  [
    'NPZ: columns of other lengths',
    npz('points.npz', { columns: ['x', 'short'] }),
    /column "short": expected 4 rows, as in column "x", got 2/,
  ],
  [
    'NPZ: text',
    npz('points.npz', { array: 'text' }),
    /points\.npz: expected a column of numbers to train on, got text$/,
  ],
  [
    'NPZ: a column of text',
    npz('points.npz', { columns: ['text'] }),
    /points\.npz: array "text": expected numbers, got text$/,
  ],
  [
    'Parquet: text',
    parquet('points.parquet', { columns: ['text'] }),
    /points\.parquet: column "text": expected numbers, got text$/,
  ],
  [
    'HDF5: missing dataset',
    hdf5('points.h5', { dataset: 'nothing' }),
    /points\.h5: expected a dataset named "nothing", got the datasets broken, cube, empty, group\/x, group\/y, points/,
  ],
  ['HDF5: text', hdf5('points.h5', { dataset: 'text' }), /expected a column of numbers to train on, got text$/],
  [
    'HDF5: a single value',
    hdf5('points.h5', { dataset: 'scalar' }),
    /dataset "scalar": expected an array, got a single value/,
  ],
  [
    'HDF5: a single value as a column',
    hdf5('points.h5', { columns: ['scalar'] }),
    /dataset "scalar": expected numbers, got a single value/,
  ],
  [
    'HDF5: missing field',
    hdf5('points.h5', { dataset: 'records', columns: ['z'] }),
    /points\.h5: expected a field named "z", got the fields x, y/,
  ],
  [
    'HDF5: fields of plain numbers',
    hdf5('points.h5', { dataset: 'points', columns: ['x'] }),
    /expected a column named "x", got 2 columns without names; they go by their places, such as columns: \[0, 1\]/,
  ],
  [
    'HDF5: columns of other lengths',
    hdf5('points.h5', { columns: ['group/x', 'short'] }),
    /column "short": expected 4 rows, as in column "group\/x", got 2/,
  ],
];

/** A reader of each format, for files of another format. */
const formats: readonly (readonly [string, (path: string) => Manifold])[] = [
  ['csv', (file) => csv(file, { columns: ['x'] })],
  ['npy', (file) => npy(file)],
  ['npz', (file) => npz(file, { array: 'points' })],
  ['parquet', (file) => parquet(file, { columns: ['x'] })],
  ['hdf5', (file) => hdf5(file, { dataset: 'points' })],
  ['root', (file) => root(file, { tree: 'points', columns: ['x'] })],
];

describe('files of points', () => {
  let broken: string;
  before(async () => {
    broken = await mkdtemp(path.join(tmpdir(), 'files-'));
    await writeFile(path.join(broken, 'empty'), '');
    await writeFile(path.join(broken, 'text'), 'this is no table\n'.repeat(100));
    for (const name of ['points.npz', 'points.parquet', 'points.h5']) {
      const bytes = await readFile(path.join(folder, name));
      await writeFile(path.join(broken, name), bytes.subarray(0, Math.floor(0.6 * bytes.length)));
    }
  });
  after(() => rm(broken, { recursive: true }));

  for (const [name, manifold, expected] of right) {
    it(name, async () => assert.deepEqual(await read(manifold), expected));
  }

  for (const [name, manifold, expected, note] of incomplete) {
    it(`${name} left out`, async () => {
      const { values, leftOut, notes } = await readTable(manifold, folder);
      assert.deepEqual(
        expected.length === 0 ? values.every(Number.isFinite) : [...values],
        expected.length === 0 || expected,
      );
      assert.deepEqual(leftOut, { missing: 1, condition: 0 });
      assert.match(notes.join(), note);
    });
  }

  for (const [name, manifold, message] of wrong) {
    it(name, () =>
      assert.rejects(
        read(manifold),
        (error) => (error instanceof Error && message.test(error.message)) || assert.fail(String(error)),
      ),
    );
  }

  for (const [format, reader] of formats) {
    it(`${format}: an empty file, a text and a missing file are named`, async () => {
      for (const name of ['empty', 'text', 'missing']) {
        const file = path.join(broken, name);
        await assert.rejects(read(reader(file)), (error: unknown) => {
          assert.ok(error instanceof Error);
          assert.ok(error.message.startsWith(`manifold: cannot read ${file}: `), error.message);
          if (name === 'missing') assert.match(error.message, /ENOENT/);
          return true;
        });
      }
    });
  }

  for (const [name, reader] of [
    ['points.npz', (file: string) => npz(file, { array: 'points' })],
    ['points.parquet', (file: string) => parquet(file, { columns: ['x'] })],
    ['points.h5', (file: string) => hdf5(file, { dataset: 'points' })],
  ] as const) {
    it(`${name}, cut short, is said to be broken`, async () => {
      await assert.rejects(
        read(reader(path.join(broken, name))),
        /cannot read .*: expected an? .*, got a file that cannot be read as one: /,
      );
    });
  }
});
