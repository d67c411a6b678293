// What there is in files that other programs wrote, and in tables of common kinds.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readerOf, type DataColumn } from '../../../src/protocol/data-file.js';
import { describeFile } from '../../../src/worker/describe-file.js';

const here = path.join(import.meta.dirname, 'files');

describe('describing a data file', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(path.join(tmpdir(), 'describe-'))));
  after(() => rm(folder, { recursive: true }));

  const described = (file: string, rows = 1000) => describeFile(file, rows, () => Promise.resolve());
  const describedText = async (name: string, text: string, rows = 1000) => {
    const file = path.join(folder, name);
    await writeFile(file, text);
    return described(file, rows);
  };
  const named = (columns: readonly DataColumn[], choice: DataColumn['choice']): DataColumn =>
    columns.find((column) => column.choice === choice) ?? assert.fail(`no column ${choice}`);

  it('finds the reader by the name of the file', () => {
    const names = ['a.CSV', 'b.tsv.gz', 'c.jsonl', 'd.h5', 'e.f.parquet', 'g.feather', 'h.root', 'i.npz'];
    assert.deepEqual(names.map(readerOf), ['csv', 'csv', 'json', 'hdf5', 'parquet', 'arrow', 'root', 'npz']);
    assert.deepEqual(['a.md', 'parquet', 'b.root.gz', 'c.gz', ''].map(readerOf), [null, null, null, null, null]);
  });

  it('tells ranges, missing cells, different values, and numbers that stand for none', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `${i},${i % 8 === 0 ? -999 : i / 10},${i % 4 === 1 ? '' : i % 3},k${i % 2}`,
    );
    const { columns, rows: count, isWhole } = await describedText('a.csv', ['id,pt,n,kind', ...rows].join('\n'));
    assert.deepEqual([count, isWhole], [40, true]);
    const of = (name: string) => named(columns, name);
    assert.equal(of('id').isIndex, true);
    assert.deepEqual([of('pt').range, of('pt').sentinel, of('pt').isIndex], [[-999, 3.9], -999, false]);
    assert.deepEqual([of('n').missing, of('n').different, of('n').areWhole], [10, 3, true]);
    assert.deepEqual([of('kind').holds, of('kind').different, of('kind').range], ['texts', 2, null]);
  });

  it('reads no more rows than it is asked to, and says so', async () => {
    const text = Array.from({ length: 100 }, (_, i) => `${i * i}`).join('\n');
    const some = await describedText('some.csv', text, 30);
    assert.deepEqual([some.rows, some.isWhole, some.columns[0].range], [30, false, [0, 29 ** 2]]);
    const all = await describedText('all.csv', text, 100);
    assert.deepEqual([all.rows, all.isWhole], [100, true]);
  });

  it('finds out a decimal comma and a line of units, where nothing is a number without', async () => {
    const commas = await describedText('commas.csv', 'a;b\n1,5;2,5\n2,5;-3\n');
    assert.deepEqual([commas.dialect, named(commas.columns, 'a').range], [{ decimal: ',' }, [1.5, 2.5]]);
    const units = await describedText('units.csv', 'a,b\nGeV,cm\n1.5,2\n2.5,3\n');
    assert.deepEqual([units.dialect, named(units.columns, 'b').unit], [{ unitsLine: true }, 'cm']);
    const words = await describedText('words.csv', 'a,b\nx,y\nz,w\n');
    assert.deepEqual([words.dialect, words.columns.map(({ holds }) => holds)], [{}, ['texts', 'texts']]);
  });

  it('names columns without names by their places', async () => {
    const { columns } = await describedText('bare.csv', '1.5,2\n3.5,4\n');
    assert.deepEqual(
      columns.map(({ choice }) => choice),
      [0, 1],
    );
  });

  it('knows the fields and lists of a Parquet file, and places in the lists', async () => {
    const { columns } = await described(path.join(here, 'nested.parquet'));
    assert.deepEqual(named(columns, 'jet.pt').range, [10, 30]);
    assert.deepEqual([named(columns, 'hits[0]').missing, named(columns, 'hits[0]').rows], [1, 3]);
    assert.equal(named(columns, 'sort').holds, 'texts');
  });

  it('goes by the length that most datasets of an HDF5 file have, and tells those of others', async () => {
    const { columns, rows } = await described(path.join(here, 'points.h5'));
    assert.equal(rows, 4);
    assert.equal(named(columns, 'cube').rows, 2);
    assert.deepEqual([named(columns, 'points').size, named(columns, 'records').holds], [2, 'other']);
  });

  it('stops where the progress that it tells throws', async () => {
    const stop = new Error('stop');
    const stopped = describeFile(path.join(here, 'lz4.feather'), 1000, () => Promise.reject(stop));
    await assert.rejects(stopped, stop);
  });

  it('refuses what is no data file, with the reason', async () => {
    await assert.rejects(describedText('a.parquet', 'no parquet'), /expected a Parquet file/);
    await assert.rejects(described(path.join(folder, 'none.csv')), /ENOENT/);
  });
});
