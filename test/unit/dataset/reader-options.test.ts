// The options that all readers of files have, on a text file.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { csv, npy, type CsvOptions } from '../../../src/dataset/index.js';
import type { Label } from '../../../src/dataset/readers/label.js';
import type { Table } from '../../../src/dataset/readers/table.js';
import { readTable } from '../../support/read-table.js';

const rows = [
  'pt,eta,kind,run,isGood,w,split',
  '10,0.5,signal,7,True,1,train',
  '20,-1.5,background,7,False,2,train',
  '30,2.5,background,8,True,3,test',
  '40,,signal,8,False,4,test',
];

const entries = (label: Label): (string | number)[] =>
  label.kind === 'numbers' ? [...label.values] : Array.from(label.codes, (code) => label.categories[code]);

describe('options of readers', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'options-'));
    await writeFile(path.join(folder, 'a.csv'), rows.join('\n'));
    await writeFile(path.join(folder, 'b.csv'), [rows[0], '50,3.5,other,9,True,5,train'].join('\n'));
  });
  after(() => rm(folder, { recursive: true }));

  const read = (options: CsvOptions, file: string | readonly string[] = 'a.csv'): Promise<Table> =>
    readTable(csv(file, options), folder);
  const values = async (options: CsvOptions): Promise<number[]> => [...(await read(options)).values];
  const names = async (options: CsvOptions): Promise<unknown> =>
    (await read(options)).coordinates?.map(({ name }) => name);

  it('choose columns by name, place, pattern and range', async () => {
    assert.deepEqual(await names({ columns: ['eta', 'pt'] }), ['eta', 'pt']);
    assert.deepEqual(await names({ columns: [5, 0] }), ['w', 'pt']);
    assert.deepEqual(await names({ columns: [/^p|n$/] }), ['pt', 'run']);
    assert.deepEqual(await names({ columns: ['*t*', 'w'] }), ['pt', 'eta', 'w']);
    assert.deepEqual(await names({ columns: [{ from: 'pt', to: 1 }] }), ['pt', 'eta']);
    await assert.rejects(
      read({ columns: [/z/] }),
      /expected a column of numbers that matches \/z\/, got the columns pt, eta/,
    );
    await assert.rejects(
      read({ columns: [{ from: 'eta', to: 'pt' }] }),
      /expected a range in the order of the file, got one from eta to pt/,
    );
  });

  it('train on all columns of numbers that are nothing else', async () => {
    assert.deepEqual(await names({}), ['pt', 'eta', 'run', 'w']);
    assert.deepEqual(await names({ labels: ['run'], weight: 'w' }), ['pt', 'eta']);
  });

  it('have units in the order of the columns, or by name', async () => {
    const [first, second] = await Promise.all([
      read({ columns: ['pt', 'eta'], units: ['GeV', ''] }),
      read({ columns: ['pt', 'eta'], units: { pt: 'GeV' } }),
    ]);
    assert.deepEqual(first.coordinates, second.coordinates);
    assert.equal(first.coordinates?.[0].unit, 'GeV');
    await assert.rejects(
      read({ columns: ['pt'], units: { eta: 'm' } }),
      /units: expected names of columns that are trained on, got "eta"/,
    );
    assert.throws(() => csv('a.csv', { units: ['GeV'] }), /csv\.units: expected units by column/);
  });

  it('keep labels of each kind beside the points', async () => {
    const { labels } = await read({ columns: ['pt'], labels: ['kind', 'run', 'isGood', 'eta'] });
    assert.deepEqual(
      labels.map(({ kind }) => kind),
      ['categories', 'categories', 'categories', 'numbers'],
    );
    assert.deepEqual(labels.map(entries), [
      ['signal', 'background', 'background', 'signal'],
      ['7', '7', '8', '8'],
      ['True', 'False', 'True', 'False'],
      [0.5, -1.5, 2.5, NaN],
    ]);
    const stated = await read({ columns: ['pt'], labels: { run: 'numbers', eta: 'categories' } });
    assert.deepEqual(stated.labels.map(entries), [
      [7, 7, 8, 8],
      ['0.5', '-1.5', '2.5', ''],
    ]);
    assert.deepEqual(stated.labels[1].kind === 'categories' && stated.labels[1].categories, ['-1.5', '0.5', '2.5', '']);
    await assert.rejects(
      read({ columns: ['pt'], labels: { kind: 'numbers' } }),
      /label "kind": expected numbers, got text/,
    );
  });

  it('have weights, and leave rows out where one is missing', async () => {
    assert.deepEqual([...((await read({ columns: ['pt'], weight: 'w' })).weights ?? [])], [1, 2, 3, 4]);
    const { leftOut, weights } = await read({ columns: ['pt'], weight: 'eta' });
    assert.deepEqual([[...(weights ?? [])], leftOut.missing], [[0.5, -1.5, 2.5], 1]);
  });

  it('take rows for which a condition holds, by columns that are not trained on too', async () => {
    const table = await read({ columns: ['pt'], where: (row) => row.kind === 'background' && row.run > 7 });
    assert.deepEqual([[...table.values], table.leftOut], [[30], { missing: 0, condition: 3 }]);
    assert.deepEqual(table.notes, ['a.csv: 1 of 4 rows are as `where` says.']);
    await assert.rejects(
      read({ where: () => false }),
      /expected at least one row of numbers, got none: `where` holds for none of 4$/,
    );
  });

  it('derive columns, from one another too, for coordinates, labels and conditions', async () => {
    const table = await read({
      columns: ['logPt', 'twice'],
      labels: ['size'],
      derive: {
        logPt: (row) => Math.log10(Number(row.pt)),
        twice: (row) => 2 * row.logPt,
        size: (row) => (row.pt > 15 ? 'large' : 'small'),
      },
      where: (row) => row.logPt < 1.5,
    });
    assert.deepEqual([...table.values], [1, 2, Math.log10(20), 2 * Math.log10(20), Math.log10(30), 2 * Math.log10(30)]);
    assert.deepEqual(entries(table.labels[0]), ['small', 'large', 'large']);
    assert.deepEqual(await names({ derive: { twice: (row) => 2 * row.pt }, labels: ['run', 'w', 'eta'] }), [
      'pt',
      'twice',
    ]);
  });

  it('say where code of the dataset file goes wrong', async () => {
    await assert.rejects(
      read({ where: (row) => row.pT > 3 }),
      (error: unknown) =>
        error instanceof Error &&
        error.message === 'expected a column named "pT", got the columns pt, eta, kind, run, isGood, w, split',
    );
    await assert.rejects(
      read({
        where: () => {
          throw new RangeError('mine');
        },
      }),
      (error: unknown) => error instanceof RangeError && error.message === 'mine',
    );
    await assert.rejects(
      read({ columns: ['log'], derive: { log: (row) => Math.log(row.pt - 10) } }),
      /line 2, column "log": expected a finite number, got -Infinity/,
    );
    await assert.rejects(
      // A file in JavaScript could.
      read({ derive: { broken: (row) => (row.pt > 20 ? 'a' : 1) }, columns: ['pt'] }),
      /derive\.broken: expected a number, as for the rows before it, got "a" for line 4/,
    );
  });

  it('split by a column, a share or another file', async () => {
    const flags = (table: Table): unknown => table.test?.kind === 'rows' && [...table.test.isTest];
    assert.deepEqual(flags(await read({ columns: ['pt'], test: { column: 'split', value: 'test' } })), [0, 0, 1, 1]);
    assert.deepEqual(flags(await read({ columns: ['pt'], test: { column: 'isGood' } })), [1, 0, 1, 0]);
    assert.deepEqual((await read({ columns: ['pt'], test: 0.5 })).test, { kind: 'share', share: 0.5 });
    const joined = await read({ columns: ['pt'], labels: ['kind'], test: 'b.csv' });
    assert.deepEqual(flags(joined), [0, 0, 0, 0, 1]);
    assert.deepEqual(entries(joined.labels[0]), ['signal', 'background', 'background', 'signal', 'other']);
  });

  it('read several files one after another', async () => {
    const { values: all, labels } = await read({ columns: ['pt'], labels: ['kind'] }, ['b.csv', 'a.csv']);
    assert.deepEqual([...all], [50, 10, 20, 30, 40]);
    assert.deepEqual(entries(labels[0]), ['other', 'signal', 'background', 'background', 'signal']);
    const matched = await read({ columns: ['pt'] }, '*.csv');
    assert.deepEqual([...matched.values], [10, 20, 30, 40, 50]);
    await assert.rejects(read({}, 'c*.csv'), /cannot read c\*\.csv: expected a file that matches, got none in /);
  });

  it('take the first rows', async () => {
    assert.deepEqual(await values({ columns: ['pt'], rows: 2 }), [10, 20]);
  });

  it('are checked before anything is read', () => {
    const wrong: readonly (readonly [() => unknown, RegExp])[] = [
      [() => csv(''), /csv\(path\): expected the path of a file, or an array of paths, got ""/],
      [() => csv([]), /csv\(path\): expected at least one path/],
      [() => csv('a.csv', { columns: [] }), /csv\.columns: expected at least one column/],
      [() => csv('a.csv', { columns: [-1] }), /csv\.columns\.0: expected a column: a name, a place counted from 0/],
      [
        () => csv('a.csv', { test: 2 }),
        /csv\.test: expected another file, a column such as .*, or a share in \(0, 1\), got 2/,
      ],
      [() => csv('a.csv', { separator: ', ' }), /csv\.separator: expected one character/],
      [() => npy('a.npy', { rows: 0 }), /npy\.rows: expected an integer from 1 to 100000000, got 0/],
    ];
    for (const [task, message] of wrong) assert.throws(task, message);
  });
});
