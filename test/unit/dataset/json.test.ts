// JSON files in the forms in which programs write tables.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { json, type ReaderOptions } from '../../../src/dataset/index.js';
import type { Table } from '../../../src/dataset/readers/table.js';
import { readTable } from '../../support/read-table.js';

/** Tables of the rows x = 1, y = 2.5 and x = 3, y = −4. */
const forms: readonly (readonly [name: string, text: string | Uint8Array])[] = [
  ['rows', '[{"x": 1, "y": 2.5}, {"x": 3, "y": -4}]'],
  ['rows over several lines', '[\n  {"x": 1, "y": 2.5},\n  {"x": 3, "y": -4}\n]\n'],
  ['one value a line', '{"x":1,"y":2.5}\n\n{"x":3,"y":-4}\n'],
  ['one value a line, packed', gzipSync('{"x":1,"y":2.5}\n{"x":3,"y":-4}\n')],
  ['columns', '{"x": [1, 3], "y": [2.5, -4]}'],
  ["pandas' columns of cells by name", '{"x":{"0":1,"1":3},"y":{"0":2.5,"1":-4}}'],
  ["pandas' split", '{"columns":["x","y"],"index":[0,1],"data":[[1,2.5],[3,-4]]}'],
  ['rows in a field', '{"schema": {"a": 1}, "data": [{"x": 1, "y": 2.5}, {"x": 3, "y": -4}]}'],
  ['arrays', '[[1, 2.5], [3, -4]]'],
  ['an array a line', '[1,2.5]\n[3,-4]\n'],
];

describe('JSON files', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'json-'));
  });
  after(() => rm(folder, { recursive: true }));

  const read = async (text: string | Uint8Array, options: ReaderOptions = {}): Promise<Table> => {
    await writeFile(path.join(folder, 'a.json'), text);
    return readTable(json('a.json', options), folder);
  };

  for (const [name, text] of forms) {
    it(`are read: ${name}`, async () => {
      const { dimension, values } = await read(text);
      assert.deepEqual([dimension, [...values]], [2, [1, 2.5, 3, -4]]);
    });
  }

  const events = [
    {
      id: 1,
      jet: { pt: 50, eta: 0.5 },
      tracks: [{ d0: 1 }, { d0: 2 }],
      code: [0.5, 1.5],
      hits: [7],
      isGood: true,
      kind: 'a',
    },
    { id: 2, jet: { pt: 60, eta: null }, tracks: [{ d0: 3 }], code: [2.5, 3.5], hits: [], isGood: false, kind: 'b' },
    { id: 3, jet: null, tracks: [], code: [4.5, 5.5], hits: [8, 9], isGood: true },
  ];

  it('have fields of fields, lists of one length and of many, and missing values', async () => {
    const text = JSON.stringify(events);
    assert.deepEqual([...(await read(text, { columns: ['jet.pt', 'code'] })).values], [50, 0.5, 1.5, 60, 2.5, 3.5]);
    assert.deepEqual([...(await read(text, { columns: ['code[1]', 'isGood'] })).values], [1.5, 1, 3.5, 0, 5.5, 1]);
    const { values, leftOut } = await read(text, { columns: ['tracks.d0[0]', 'hits[0]'] });
    assert.deepEqual([[...values], leftOut.missing], [[1, 7], 2]);
    assert.deepEqual(
      // oxlint-disable-next-line typescript/no-unsafe-return, typescript/no-unsafe-member-access
      [...(await read(text, { columns: ['n'], derive: { n: (row) => row.hits.length } })).values],
      [1, 0, 2],
    );
    const { labels } = await read(text, { columns: ['id'], labels: ['kind', 'isGood'] });
    assert.deepEqual(
      labels.map((label) => label.kind === 'categories' && label.categories),
      [
        ['a', 'b', ''],
        ['false', 'true'],
      ],
    );
    await assert.rejects(
      read(text, { columns: ['hits'] }),
      /column "hits": expected numbers, got lists of numbers; name a place in it, such as "hits\[0\]"/,
    );
  });

  it('have images', async () => {
    const { rowShape, values } = await read('[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]');
    assert.deepEqual(
      [rowShape, [...values]],
      [
        [2, 2],
        [1, 2, 3, 4, 5, 6, 7, 8],
      ],
    );
  });

  it('are refused where they are no table', async () => {
    await assert.rejects(read('{"x": 1'), /expected a JSON file, got a file that cannot be read as one: /);
    await assert.rejects(read('{"x":1}\n{"x":2}\n{"x":\n'), /line 3: expected a JSON value, got /);
    await assert.rejects(
      read('{"x":1}\n{"x":"two"}\n', { columns: ['x'] }),
      /line 2, column "x": expected a number, got "two"/,
    );
    await assert.rejects(read('{"x": [1, 2], "y": [1]}'), /column "y": expected 2 rows, as in column "x", got 1/);
    await assert.rejects(
      read('{"a": 1}'),
      /expected rows in an array, or columns in an object, got an object without arrays/,
    );
    await assert.rejects(
      read('[{"v": [1, 2]}, {"v": [1, 2]}, {"v": 3}]', { columns: ['v[0]'] }),
      /column "v": expected|"v\[0\]": expected/,
    );
  });
});
