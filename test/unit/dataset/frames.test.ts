// Data frames, records, structures and lists, in the files that test/reference/make-frame-files.py wrote with pandas, h5py
// and pyarrow.
import assert from 'node:assert/strict';
import path from 'node:path';
import { arrow, hdf5, parquet, type Manifold } from '../../../src/dataset/index.js';
import type { Label } from '../../../src/dataset/readers/label.js';
import { readTable } from '../../support/read-table.js';

const folder = path.resolve('test/unit/dataset/files');
const read = (manifold: Manifold): ReturnType<typeof readTable> => readTable(manifold, folder);
const entries = (label: Label): (string | number)[] =>
  label.kind === 'numbers' ? [...label.values] : Array.from(label.codes, (code) => label.categories[code]);

describe("pandas' frames in HDF5", () => {
  for (const dataset of ['fixed', 'table', 'columns', '/fixed/']) {
    it(`have their columns by name: ${dataset}`, async () => {
      const { values, coordinates, leftOut } = await read(hdf5('frames.h5', { dataset }));
      assert.deepEqual(
        coordinates?.map(({ name }) => name),
        ['x', 'n', 'y', 'ok'],
      );
      assert.deepEqual([[...values], leftOut.missing], [[0.5, 3, -1, 1, 2.5, 1, 4, 1], 1]);
      assert.deepEqual(
        [...(await read(hdf5('frames.h5', { dataset, columns: ['n', 'x'] }))).values],
        [3, 0.5, -2, 1.5, 1, 2.5],
      );
    });
  }

  it('have labels', async () => {
    for (const dataset of ['table', 'columns']) {
      const { labels } = await read(hdf5('frames.h5', { dataset, columns: ['x'], labels: ['kind', 'ok'] }));
      assert.deepEqual(labels.map(entries), [
        ['a', 'b', 'a'],
        ['true', 'false', 'true'],
      ]);
    }
  });

  it('need no name where there is one', async () => {
    assert.deepEqual([...(await read(hdf5('one-frame.h5', { columns: ['x'] }))).values], [0.5, 1.5, 2.5]);
  });

  it('are read where Blosc packed them', async () => {
    const { values, coordinates } = await read(hdf5('blosc.h5', { columns: ['x', 'n'] }));
    assert.deepEqual(
      [[...values], coordinates?.map(({ name }) => name)],
      [
        [0.5, 3, 1.5, -2, 2.5, 1],
        ['x', 'n'],
      ],
    );
  });

  it('are refused in one line where an unknown filter packed them', () =>
    assert.rejects(
      read(hdf5('unknown-filter.h5')),
      /unknown-filter\.h5: dataset "x": it is packed in a way that cannot be read here \(.*own.*\); write it with gzip: h5repack -f GZIP=5 FROM TO$/,
    ));
});

describe('HDF5 types', () => {
  it('are read by the byte order of each field', async () => {
    const columns = ['run', 'flag', 'energy', 'slope', 'half', 'jet.pt', 'jet.eta', 'p[2]'] as const;
    const { values, labels } = await read(hdf5('types.h5', { dataset: 'mixed', columns, labels: ['name'] }));
    assert.deepEqual([...values], [1000, 1, 0.5, 0.25, 0.125, 10, -0.5, 3, -2, 0, 1.5, -0.25, 2, 20, 0.5, 6]);
    assert.deepEqual(entries(labels[0]), ['ab', 'abcd']);
    assert.deepEqual([...(await read(hdf5('types.h5', { dataset: 'big' }))).values], [1000, 0.5, -2, 1.5]);
    assert.deepEqual(
      [...(await read(hdf5('types.h5', { dataset: 'mixed', columns: ['p'] }))).values],
      [1, 2, 3, 4, 5, 6],
    );
  });

  it('are read in plain datasets, which are columns by their paths', async () => {
    for (const name of ['f4b', 'f8b', 'i2b', 'f2l', 'f2b', 'u1l', 'u8b'])
      assert.deepEqual([...(await read(hdf5('types.h5', { columns: [`plain/${name}`] }))).values], [1, 2, 3], name);
    const group = await read(hdf5('types.h5', { dataset: 'plain', columns: ['flag', 'u1l'] }));
    assert.deepEqual([...group.values], [1, 1, 0, 2, 1, 3]);
    const { labels } = await read(hdf5('types.h5', { columns: ['/plain/f4b'], labels: ['words'] }));
    assert.deepEqual(entries(labels[0]), ['top', 'bottom', 'top']);
    await assert.rejects(read(hdf5('types.h5', { dataset: 'complex' })), /expected a field named|numbers|r, i/);
  });
});

describe('Arrow and Parquet', () => {
  const formats: readonly (readonly [string, (columns: readonly string[], labels?: readonly string[]) => Manifold])[] =
    [
      ['Arrow', (columns, labels = []) => arrow('plain.arrow', { columns, labels })],
      ['Parquet', (columns, labels = []) => parquet('nested.parquet', { columns, labels })],
    ];
  for (const [name, reader] of formats) {
    const values = async (columns: readonly string[]): Promise<number[]> => [...(await read(reader(columns))).values];
    it(`${name}: have numbers, structures and lists`, async () => {
      assert.deepEqual(await values(['n', 'x']), [2 ** 40, 0.5, 7, 2.5]);
      assert.deepEqual(await values(['ok']), [1, 0]);
      assert.deepEqual(await values(['jet.pt', 'hits[0]']), [10, 1, 30, 3]);
      assert.deepEqual(await values(['hits[1]']), [2]);
    });

    it(`${name}: have labels, null among them`, async () => {
      const { labels } = await read(reader(['n'], ['kind', 'sort', 'jet.eta']));
      assert.deepEqual(labels.map(entries), [
        ['a', 'b', ''],
        ['z', 'y', 'z'],
        ['1', '', ''],
      ]);
    });

    it(`${name}: name what is no number`, async () => {
      await assert.rejects(values(['day']), /column "day": expected numbers, got dates/);
      await assert.rejects(
        values(['hits']),
        /column "hits": expected numbers, got lists of .*; name a place in it, such as "hits\[0\]"/,
      );
      await assert.rejects(values(['jet']), /expected a column named "jet", got the columns x, .*jet\.pt, jet\.eta/);
    });
  }

  it('have lists of one length and half-precision numbers', async () => {
    assert.deepEqual(
      [...(await read(arrow('plain.arrow', { columns: ['code', 'half'] }))).values],
      [1, 2, 1, 3, 4, 2, 5, 6, 3],
    );
    assert.deepEqual([...(await read(parquet('nested.parquet', { columns: ['tracks.d0[0]'] }))).values], [1, 3]);
  });

  for (const file of ['lz4.feather', 'zstd.feather']) {
    it(`are unpacked: ${file}`, async () => {
      const { values, labels } = await read(arrow(file, { labels: ['word'] }));
      assert.equal(values.length, 20_000);
      assert.ok(values.every((value, k) => value === k % 100));
      assert.equal(entries(labels[0])[19_998], 'word 3');
    });
  }
});
