// NumPy files of every type, put together by hand from the format's specification.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { npy, type ReaderOptions } from '../../../src/dataset/index.js';
import type { Table } from '../../../src/dataset/readers/table.js';
import { readTable } from '../../support/read-table.js';

/** A file of format 1.0. */
function npyFile(descr: string, shape: readonly number[], data: ArrayBufferView, isFortranOrder = false): Uint8Array {
  const size = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const type = descr.startsWith('[') ? descr : `'${descr}'`;
  const text = `{'descr': ${type}, 'fortran_order': ${isFortranOrder ? 'True' : 'False'}, 'shape': (${size}), }`;
  const header = text.padEnd(64 * Math.ceil((text.length + 11) / 64) - 11) + '\n';
  const start = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8]);
  return Buffer.concat([start, Buffer.from(header), new Uint8Array(data.buffer, data.byteOffset, data.byteLength)]);
}

/** Numbers with the highest byte first. */
function bigEndian(
  bytes: number,
  write: (view: DataView, at: number, value: number) => void,
  values: readonly number[],
): DataView {
  const view = new DataView(new ArrayBuffer(bytes * values.length));
  values.forEach((value, k) => write(view, k * bytes, value));
  return view;
}

describe('NumPy files', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'npy-'));
  });
  after(() => rm(folder, { recursive: true }));

  const read = async (bytes: Uint8Array, options: ReaderOptions = {}): Promise<Table> => {
    await writeFile(path.join(folder, 'a.npy'), bytes);
    return readTable(npy('a.npy', options), folder);
  };
  const six = Float64Array.of(1, 2, 3, 4, 5, 6);

  const types: readonly (readonly [descr: string, data: ArrayBufferView])[] = [
    ['<f8', Float64Array.of(1, -2, 3)],
    ['<f4', Float32Array.of(1, -2, 3)],
    ['|i1', Int8Array.of(1, -2, 3)],
    ['<i2', Int16Array.of(1, -2, 3)],
    ['<i4', Int32Array.of(1, -2, 3)],
    ['<i8', BigInt64Array.of(1n, -2n, 3n)],
    ['<f2', Uint16Array.of(0x3c00, 0xc000, 0x4200)],
    ['>f8', bigEndian(8, (view, at, value) => view.setFloat64(at, value), [1, -2, 3])],
    ['>f4', bigEndian(4, (view, at, value) => view.setFloat32(at, value), [1, -2, 3])],
    ['>i2', bigEndian(2, (view, at, value) => view.setInt16(at, value), [1, -2, 3])],
    ['>i4', bigEndian(4, (view, at, value) => view.setInt32(at, value), [1, -2, 3])],
    ['>i8', bigEndian(8, (view, at, value) => view.setBigInt64(at, BigInt(value)), [1, -2, 3])],
    ['>f2', bigEndian(2, (view, at, value) => view.setUint16(at, value), [0x3c00, 0xc000, 0x4200])],
  ];
  for (const [descr, data] of types) {
    it(`hold numbers of type ${descr}`, async () =>
      assert.deepEqual([...(await read(npyFile(descr, [3], data))).values], [1, -2, 3]));
  }

  it('hold unsigned integers, truth values and every kind of half-precision number', async () => {
    assert.deepEqual([...(await read(npyFile('|u1', [2], Uint8Array.of(1, 255)))).values], [1, 255]);
    assert.deepEqual([...(await read(npyFile('<u4', [2], Uint32Array.of(1, 2 ** 32 - 1)))).values], [1, 2 ** 32 - 1]);
    assert.deepEqual([...(await read(npyFile('|b1', [3], Uint8Array.of(1, 0, 1)))).values], [1, 0, 1]);
    // The smallest, the largest that is subnormal, the largest, and one third.
    const halves = Uint16Array.of(0x0001, 0x03ff, 0x7bff, 0x3555);
    const { values } = await read(npyFile('<f2', [4], halves));
    assert.deepEqual([...values], [2 ** -24, 2 ** -14 - 2 ** -24, 65504, 0.333251953125]);
    const missing = await read(npyFile('<f2', [2], Uint16Array.of(0x7e00, 0x3c00)));
    assert.deepEqual([[...missing.values], missing.leftOut.missing], [[1], 1]);
  });

  it('are read in C order and in Fortran order, of three dimensions too', async () => {
    const c = await read(npyFile('<f8', [2, 3], six));
    assert.deepEqual([c.dimension, [...c.values], c.coordinates, c.rowShape], [3, [1, 2, 3, 4, 5, 6], null, null]);
    assert.deepEqual([...(await read(npyFile('<f8', [2, 3], six, true))).values], [1, 3, 5, 2, 4, 6]);
    const cube = Float64Array.from({ length: 24 }, (_, k) => k);
    const image = await read(npyFile('<f8', [2, 3, 4], cube));
    assert.deepEqual([image.dimension, image.rowShape, image.values], [12, [3, 4], cube]);
    // Place (r, i, j) is at r + 2 (i + 3 j).
    const { values } = await read(npyFile('<f8', [2, 3, 4], cube, true));
    assert.deepEqual([...values.subarray(0, 12)], [0, 6, 12, 18, 2, 8, 14, 20, 4, 10, 16, 22]);
  });

  it('give some of their columns', async () => {
    const file = npyFile('<f8', [2, 3], six);
    const { values, coordinates } = await read(file, { columns: [2, 0] });
    assert.deepEqual(
      [[...values], coordinates?.map(({ name }) => name)],
      [
        [3, 1, 6, 4],
        ['[2]', '[0]'],
      ],
    );
    assert.deepEqual([...(await read(file, { columns: [{ from: 1, to: 2 }], rows: 1 })).values], [2, 3]);
    assert.deepEqual([...(await read(file, { columns: [0], where: (row) => row[2] > 5 })).values], [4]);
    const labelled = await read(file, { labels: [0], weight: 1 });
    assert.deepEqual(
      [[...labelled.values], [...(labelled.weights ?? [])]],
      [
        [3, 6],
        [2, 5],
      ],
    );
    await assert.rejects(read(file, { columns: [3] }), /expected a column at place 3, got 3 columns, counted from 0/);
  });

  it('hold records, with fields of other types, nested and in arrays', async () => {
    const descr =
      "[('id', '<i4'), ('jet', [('pt', '>f4'), ('eta', '<f8')]), ('p', '<i2', (2,)), ('kind', '|S3'), ('word', '<U2')]";
    const bytes = Buffer.alloc(2 * 31);
    [0, 31].forEach((at, row) => {
      bytes.writeInt32LE(7 + row, at);
      bytes.writeFloatBE(0.5 + row, at + 4);
      bytes.writeDoubleLE(-1.5 - row, at + 8);
      bytes.writeInt16LE(10 + row, at + 16);
      bytes.writeInt16LE(20 + row, at + 18);
      bytes.write(row === 0 ? 'sig' : 'bg', at + 20);
      bytes.write(row === 0 ? 'ä' : 'ab', at + 23, 'utf16le');
    });
    // Characters of NumPy's text take four bytes each.
    [0, 31].forEach((at, row) => {
      bytes.fill(0, at + 23, at + 31);
      Array.from(row === 0 ? 'ä' : 'ab').forEach((letter, k) =>
        bytes.writeUInt32LE(letter.codePointAt(0) ?? 0, at + 23 + 4 * k),
      );
    });
    const file = npyFile(descr, [2], bytes);
    const { values, coordinates, labels, notes } = await read(file, { labels: ['kind', 'word'] });
    assert.deepEqual(
      coordinates?.map(({ name }) => name),
      ['id', 'jet.pt', 'jet.eta', 'p[0]', 'p[1]'],
    );
    assert.deepEqual([...values], [7, 0.5, -1.5, 10, 20, 8, 1.5, -2.5, 11, 21]);
    assert.deepEqual(
      labels.map((label) => label.kind === 'categories' && label.categories),
      [
        ['bg', 'sig'],
        ['ab', 'ä'],
      ],
    );
    assert.match(notes.join(), /all 5 numeric columns are used: id, jet\.pt, jet\.eta, p\[0\], p\[1\]/);
    assert.deepEqual([...(await read(file, { columns: ['jet.pt', 'p[1]'] })).values], [0.5, 20, 1.5, 21]);
    await assert.rejects(read(file, { columns: ['jet'] }), /expected a field named "jet", got the fields id, jet\.pt/);
    await assert.rejects(read(file, { columns: ['kind'] }), /field "kind": expected numbers, got text/);
    await assert.rejects(
      read(file, { columns: ['p[2]'] }),
      /"p\[2\]": expected a place in "p", which has an array of shape \(2\) in each row/,
    );
  });

  it('are refused by name where they are no numbers, or broken', async () => {
    const complex = npyFile('<c16', [2], new Float64Array(4));
    await assert.rejects(read(complex), /expected a column of numbers to train on, got complex numbers \(<c16\)$/);
    await assert.rejects(read(npyFile('|O', [1], new Uint8Array(8))), /got Python objects \(\|O\)$/);
    await assert.rejects(read(npyFile('<M8[ns]', [1], new Float64Array(1))), /got dates \(<M8\[ns\]\)$/);
    await assert.rejects(read(npyFile('<f8', [7], six)), /expected 56 bytes for an array of shape \(7\), got 48/);
    await assert.rejects(read(npyFile('<f8', [], six)), /expected an array, got a single value/);
    await assert.rejects(
      read(Buffer.from('x,y\n1,2\n'.repeat(20))),
      /expected a NumPy file \(\.npy\), got a file that does not start as one/,
    );
    await assert.rejects(
      read(npyFile('<f8', [2], Float64Array.of(1, Infinity))),
      /row 1 \(counted from 0\): expected a finite number, got Infinity/,
    );
  });
});
