// Text files of rows and cells as people and programs write them.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { csv, type CsvOptions } from '../../../src/dataset/index.js';
import type { Table } from '../../../src/dataset/readers/table.js';
import { readTable } from '../../support/read-table.js';

const twoColumns = [1, 2.5, 3, -4];

/** Files of two columns, x and y unless they have no names, with the rows 1, 2.5 and 3, -4. */
const dialects: readonly (readonly [name: string, bytes: string | Uint8Array, options?: CsvOptions])[] = [
  ['plain', 'x,y\n1,2.5\n3,-4\n'],
  ['without a last line end', 'x,y\n1,2.5\n3,-4'],
  ['line ends of Windows', 'x,y\r\n1,2.5\r\n3,-4\r\n'],
  ['line ends of old Macs', 'x,y\r1,2.5\r3,-4\r'],
  ['blanks after commas', 'x, y\n1, 2.5\n3, -4\n'],
  ['quotes', '"x","y"\n"1","2.5"\n"3","-4"\n'],
  ['blank lines', 'x,y\n\n1,2.5\n\n3,-4\n\n'],
  ['semicolons', 'x;y\n1;2.5\n3;-4\n'],
  ['tabs', 'x\ty\n1\t2.5\n3\t-4\n'],
  ['bars', 'x|y\n1|2.5\n3|-4\n'],
  ['colons', 'x:y\n1:2.5\n3:-4\n'],
  ['blanks', 'x y\n1 2.5\n3 -4\n'],
  ['blanks in columns', '  x     y\n  1   2.5\n  3    -4\n'],
  ['a stated separator', 'x~y\n1~2.5\n3~-4\n', { separator: '~' }],
  ["Excel's line for the separator", 'sep=;\nx;y\n1;2.5\n3;-4\n'],
  ['decimal commas', 'x;y\n1,0;2,5\n3;-4\n', { decimal: ',' }],
  ['a comment before the header', '# made by sim 2\nx,y\n1,2.5\n3,-4\n'],
  ['a comment between rows', 'x,y\n1,2.5\n# "half\n3,-4\n'],
  ['another mark of comments', '% x\nx,y\n1,2.5\n3,-4\n', { comment: '%' }],
  ['a header in a comment', '# x, y\n1,2.5\n3,-4\n'],
  ['a header in a comment, blanks', '# x y\n1 2.5\n3 -4\n'],
  ['a title to skip', 'Measured in May\nx,y\n1,2.5\n3,-4\n', { skip: 1 }],
  ['a line of units', 'x,y\nGeV,mm\n1,2.5\n3,-4\n', { unitsLine: true }],
  ['no header', '1,2.5\n3,-4\n'],
  ['no header, stated', '1,2.5\n3,-4\n', { header: false }],
  ['a header of numbers in their order', '0,1\n1,2.5\n3,-4\n'],
  ['a header of numbers, stated', '10,20\n1,2.5\n3,-4\n', { header: true }],
  ['an index without a name', ',x,y\n0,1,2.5\n1,3,-4\n'],
  ['a byte order mark', '\uFEFFx,y\n1,2.5\n3,-4\n'],
  ['UTF-16, lowest byte first', utf16('x,y\n1,2.5\n3,-4\n', true)],
  ['UTF-16, highest byte first', utf16('x,y\n1,2.5\n3,-4\n', false)],
  ['UTF-16 without a mark', utf16('x,y\n1,2.5\n3,-4\n', true).subarray(2)],
  ['Latin-1, stated', Buffer.from('x,y\n1,2.5\n3,-4\n# größer', 'latin1'), { encoding: 'latin1' }],
  ['gzip', gzipSync('x,y\n1,2.5\n3,-4\n')],
  ['zstd', Buffer.from(zstdOf('x,y\n1,2.5\n3,-4\n'))],
  ['empty cells behind', 'x,y\n1,2.5,\n3,-4,,\n'],
];

/** Files that are refused, with what is said after their name. */
const wrong: readonly (readonly [name: string, bytes: string | Uint8Array, options: CsvOptions, message: RegExp])[] = [
  [
    'a word for a number, by the line of the file',
    '# a comment\n\nx,y\n1,2\n\n3,four\n',
    { columns: ['y'] },
    /line 6, column "y": expected a number, got "four"; if it stands for a missing value, state missing: \["four"\]$/,
  ],
  [
    'a word behind quoted line ends',
    'x,name\n1,"two\nlines"\nthree,a\n',
    { columns: ['x'] },
    /line 4, column "x": expected a number, got "three"/,
  ],
  [
    'more cells than names',
    'x,y\n1,2\n1,2,3\n',
    {},
    /line 3: expected 2 cells, as in the header, got 3 \("1", "2", "3"\); if the comma is the decimal sign, state decimal: ','/,
  ],
  ['decimal commas in one column', 'x\n1,5\n', {}, /line 2: expected 1 cell, as in the header, got 2/],
  [
    'decimal commas',
    'x;y\n1;2,5\n',
    { columns: ['y'] },
    /line 2, column "y": expected a number, got "2,5"; if the comma is the decimal sign, state decimal: ','$/,
  ],
  ['a name twice', 'x,y,x\n1,2,3\n', {}, /line 1: expected different names in the header, got "x" in columns 1 and 3/],
  [
    'units',
    'x,y\nm,m\n1,2\n',
    { columns: ['x'] },
    /line 2, column "x": expected a number, got "m"; if this line has the units of the columns, state unitsLine: true/,
  ],
  ['no such column', 'x,y\n1,2\n', { columns: ['z'] }, /expected a column named "z", got the columns x, y$/],
  [
    'names without a header',
    '1,2.5\n',
    { columns: ['x'] },
    /expected a column named "x", got 2 columns without names; they go by their places, such as columns: \[0, 1\]$/,
  ],
  ['no such place', 'x,y\n1,2\n', { columns: [2] }, /expected a column at place 2, got 2 columns, counted from 0$/],
  ['a quotation without an end', 'x,y\n1,"2\n', {}, /line 2: expected a quotation mark at the end of a cell, got none/],
  [
    'Latin-1',
    Buffer.from('größe\n1\n', 'latin1'),
    {},
    /expected text in UTF-8, got bytes that are not UTF-8; state how it is stored, such as encoding: 'latin1'/,
  ],
  [
    'an infinite number',
    'x\n1\ninf\n',
    {},
    /line 3, column "x": expected a finite number, got Infinity; to leave such rows out, state missing: \[Infinity\]$/,
  ],
  ['only words', 'a,b\nx,y\n', {}, /expected a column of numbers to train on, got a \(text\), b \(text\)$/],
  ['an empty file', '', {}, /expected lines of cells, got an empty file/],
  ['a header alone', 'x,y\n', {}, /expected at least one row of numbers, got none$/],
  [
    'empty cells alone',
    'x,y\n1,\n2,\n',
    {},
    /expected at least one row of numbers, got none: each of 2 has a missing value$/,
  ],
];

/** A frame of zstd with one block that is not compressed. */
function zstdOf(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  // Magic number, a frame header with the size of the content in one byte, the block's size and "last, raw".
  const block = (bytes.length << 3) | 1;
  return Buffer.concat([
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, bytes.length, block & 255, (block >> 8) & 255, block >> 16]),
    bytes,
  ]);
}

function utf16(text: string, lowestFirst: boolean): Buffer {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return lowestFirst ? bytes : bytes.swap16();
}

describe('CSV files', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'csv-'));
  });
  after(() => rm(folder, { recursive: true }));

  const read = async (bytes: string | Uint8Array, options: CsvOptions = {}): Promise<Table> => {
    await writeFile(path.join(folder, 'a.csv'), bytes);
    return readTable(csv('a.csv', options), folder);
  };

  for (const [name, bytes, options] of dialects) {
    it(`are read: ${name}`, async () => {
      const { values, dimension, leftOut } = await read(bytes, options);
      assert.deepEqual([dimension, [...values], leftOut], [2, twoColumns, { missing: 0, condition: 0 }]);
    });
  }

  for (const [name, bytes, options, message] of wrong) {
    it(`are refused: ${name}`, () =>
      assert.rejects(read(bytes, options), (error: unknown) => {
        assert.ok(error instanceof Error);
        assert.match(error.message, /^manifold: cannot read .*a\.csv: /);
        assert.match(error.message, message);
        return true;
      }));
  }

  it('have the units of their line', async () => {
    const { coordinates } = await read('x,y\n[GeV],(mm)\n1,2\n', { unitsLine: true });
    assert.deepEqual(coordinates, [
      { name: 'x', unit: 'GeV' },
      { name: 'y', unit: 'mm' },
    ]);
  });

  it('are read in pieces, wherever these end', async () => {
    const rows = 120_000;
    const line = (k: number): string => `${k},"a ""b"" ${k % 7}",${k / 8}\n`;
    const text = `x,name,y\n# none\n${Array.from({ length: rows }, (_, k) => line(k)).join('')}`;
    assert.ok(text.length > 2 ** 21);
    for (const bytes of [text, gzipSync(text)]) {
      const { values, labels } = await read(bytes, { labels: ['name'] });
      assert.equal(values.length, 2 * rows);
      assert.ok(values.every((value, k) => value === (k % 2 === 0 ? k / 2 : (k - 1) / 16)));
      const [label] = labels;
      assert.ok(label.kind === 'categories' && label.categories.length === 7);
      assert.equal(label.categories[label.codes[rows - 1]], `a "b" ${(rows - 1) % 7}`);
    }
  });

  it('leave out and count rows in which a value is missing, however it is written', async () => {
    const { values, leftOut, notes } = await read('x,y\n1,2\n,2\nNA,2\nnan,2\nnull,2\n -999 ,2\n?,2\n3,4\n5\n', {
      missing: [-999, '?'],
      columns: ['x', 'y'],
    });
    assert.deepEqual([[...values], leftOut.missing], [[1, 2, 3, 4], 7]);
    assert.deepEqual(notes, ['a.csv: 7 of 9 rows left out, where a value is missing: "x" in 6, "y" in 1.']);
  });

  it('warn of a value that may stand for a missing one', async () => {
    const rows = Array.from({ length: 100 }, (_, k) => `${k % 10 === 0 ? -999 : 20 + (k % 9)},${k}\n`);
    const text = `mass,z\n${rows.join('')}`;
    const [, warning, ...others] = (await read(text)).notes;
    assert.match(warning, /column "mass" is -999 in 10 rows, and from 20 to 28 in all others; .*missing: \[-999\]\.$/);
    assert.deepEqual(others, []);
    const { values, notes } = await read(text, { missing: [-999] });
    assert.equal(values.length, 2 * 90);
    assert.ok(!notes.join().includes('may stand'));
  });

  it('say which columns are used where none are named', async () => {
    const { notes } = await read('x,kind,y\n1,a,2\n3,b,4\n');
    assert.deepEqual(notes, ['a.csv: all 2 numeric columns are used: x, y; not kind (text).']);
  });

  it('take a column for text where a row far down is no number', async () => {
    const text = `x,run\n${'1,7\n'.repeat(1500)}2,7b\n`;
    const { labels } = await read(text, { columns: ['x'], labels: ['run'] });
    const [label] = labels;
    assert.deepEqual(label.kind === 'categories' && label.categories, ['7', '7b']);
    await assert.rejects(read(text), /line 1502, column "run": expected a number, got "7b"/);
  });
});
