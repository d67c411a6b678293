import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { parseCsv } from '../../../src/worker/file-readers/csv.js';
import { parseNpy } from '../../../src/worker/file-readers/npy.js';

/** CSV text in pieces of a few characters, as it comes from a long file. */
const text = (csv: string): Readable => Readable.from(csv.match(/[^]{1,5}/g) ?? []);

describe('CSV reader', () => {
  it('reads the named columns in their order, quotes and all', async () => {
    const table = await parseCsv(text('a,b,"c, d"\n1,"x, y",3\n4,z,-6e-1\n'), ['c, d', 'a']);
    assert.deepEqual(table, { dimension: 2, values: Float64Array.of(3, 1, -0.6, 4), skipped: 0 });
  });

  it('reads the airports', async () => {
    const table = await parseCsv(text(readFileSync('examples/data/airports.csv', 'utf8')), ['longitude', 'latitude']);
    assert.equal(table.values.length, 2 * 3376);
    assert.deepEqual([...table.values.subarray(0, 2)], [-89.23450472, 31.95376472]);
  });

  it('leaves rows with an empty cell out and counts them', async () => {
    assert.deepEqual(await parseCsv(text('a,b\n1,2\n,3\n4,5\n'), ['a', 'b']), {
      dimension: 2,
      values: Float64Array.of(1, 2, 4, 5),
      skipped: 1,
    });
  });

  it('names row and column of what is no number, and the columns there are', async () => {
    await assert.rejects(
      parseCsv(text('a,b\n1,2\n3,four\n'), ['b']),
      /row 2, column "b": expected a number, got "four"/,
    );
    await assert.rejects(parseCsv(text('a,b\n1,2\n'), ['x']), /expected a column named "x", got the columns a, b/);
    await assert.rejects(parseCsv(text('a,b\n1,"2\n'), ['b']), /row 1: Quoted field unterminated/);
    await assert.rejects(parseCsv(text(''), ['b']), /expected a header line, got an empty file/);
  });

  it('reads as many rows as are asked for, and no further; a byte order mark is none of the header', async () => {
    const long = text(`\uFEFFa,b\n1,2\n3,4\n5,six\n${'7,8\n'.repeat(1000)}`);
    assert.deepEqual(await parseCsv(long, ['a', 'b'], 2), {
      dimension: 2,
      values: Float64Array.of(1, 2, 3, 4),
      skipped: 0,
    });
    assert.ok(long.destroyed);
  });
});

/** A NumPy file of format 1.0, put together by hand from its specification. */
function npyFile(description: string, data: ArrayBufferView): ArrayBuffer {
  const header = description.padEnd(117) + '\n';
  const bytes = new Uint8Array(10 + header.length + data.byteLength);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8]);
  bytes.set(new TextEncoder().encode(header), 10);
  bytes.set(new Uint8Array(data.buffer), 10 + header.length);
  return bytes.buffer;
}

describe('NPY reader', () => {
  const values = Float64Array.of(1, 2, 3, 4, 5, 6);

  it('reads rows in C order and in Fortran order', () => {
    const c = npyFile("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", values);
    assert.deepEqual(parseNpy(c), { dimension: 3, values, skipped: 0 });
    const fortran = npyFile("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }", values);
    assert.deepEqual(parseNpy(fortran).values, Float64Array.of(1, 3, 5, 2, 4, 6));
  });

  it('reads one column, and integers', () => {
    const file = npyFile("{'descr': '<i4', 'fortran_order': False, 'shape': (3,), }", Int32Array.of(-1, 0, 7));
    assert.deepEqual(parseNpy(file), { dimension: 1, values: Float64Array.of(-1, 0, 7), skipped: 0 });
  });

  it('refuses other shapes and other files', () => {
    const cube = npyFile("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2, 3), }", values);
    assert.throws(() => parseNpy(cube), /expected an array of shape \(rows, columns\), got shape \(1, 2, 3\)/);
    assert.throws(() => parseNpy(new TextEncoder().encode('a,b\n1,2\n').buffer));
  });
});
