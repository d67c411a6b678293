import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import h5wasm from 'h5wasm/node';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { dump } from 'npyjs';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { csv, hdf5, npy, parquet, type Manifold } from '../../../src/dataset/index.js';
import type { ReaderOptions } from '../../../src/dataset/readers/options.js';
import { joinTables } from '../../../src/dataset/readers/join-tables.js';
import type { Table } from '../../../src/dataset/readers/table.js';
import { openStream } from '../../../src/worker/open-stream.js';
import { readContext } from '../../support/read-context.js';
import { readTable, type ReadContext } from '../../../src/worker/read-table.js';

const rows = 9000;
/** Far more than a cell of a file of one type needs, so that NumPy and HDF5 files have several blocks. */
const width = 150;

describe('blocks of a file', () => {
  let folder: string;
  let context: ReadContext;
  const values = Float64Array.from({ length: rows * width }, (_, at) =>
    at % (700 * width) === 5 ? NaN : Math.sin(at) * (1 + (at % width)),
  );
  const column = (k: number): Float64Array => Float64Array.from({ length: rows }, (_, row) => values[row * width + k]);
  before(async () => {
    folder = await temporaryFolder();
    context = readContext(path.join(folder, 'x.dataset.ts'));
    await writeFile(path.join(folder, 'a.npy'), new Uint8Array(dump(values, [rows, width])));
    await h5wasm.ready;
    const file = new h5wasm.File(path.join(folder, 'a.h5'), 'w');
    file.create_dataset({ name: 'x', data: values, shape: [rows, width], chunks: [400, width] });
    file.close();
    const parquetFile = parquetWriteBuffer({
      columnData: [
        { name: 'x', data: column(0), type: 'DOUBLE' },
        { name: 'y', data: column(5), type: 'DOUBLE' },
        { name: 'kind', data: Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? 'a' : 'b')), type: 'STRING' },
      ],
      rowGroupSize: 2000,
    });
    await writeFile(path.join(folder, 'a.parquet'), new Uint8Array(parquetFile));
    await writeFile(path.join(folder, 'a.csv'), 'x,y\n1,2\n3,4\n');
  });
  after(() => removeFolder(folder));

  /** The blocks of a stream one after another, and the table that the file is from memory. */
  const bothOf = async (of: (options: ReaderOptions) => Manifold, options: ReaderOptions = {}): Promise<void> => {
    const stream = await openStream(of({ ...options, stream: true }), 'manifold', context);
    assert.ok(stream !== null && stream.blocks.length > 2, `${stream?.blocks.length} blocks`);
    const blocks: Table[] = [];
    // Not in their order: what a block holds does not depend on what was read before.
    for (const index of [...stream.blocks.keys()].reverse()) blocks.unshift(await stream.readBlock(index));
    await stream.close();
    const joined = joinTables(blocks);
    const whole = await readTable(of(options), 'manifold', context);
    assert.equal(stream.dimension, whole.dimension);
    assert.deepEqual(joined.values, whole.values);
    assert.deepEqual(joined.labels, whole.labels);
    assert.deepEqual(joined.leftOut, whole.leftOut);
    assert.deepEqual(stream.weights, whole.weights);
    assert.deepEqual(stream.test, whole.test);
  };

  it('of NumPy are its rows, all columns or some', async () => {
    await bothOf((options) => npy('a.npy', options));
    await bothOf((options) => npy('a.npy', options), { columns: [3, 0, 5] });
    await bothOf((options) => npy('a.npy', options), { columns: [1], where: (row) => row[2] > 0, rows: 6000 });
  });

  it('of HDF5 are whole chunks', async () => {
    await bothOf((options) => hdf5('a.h5', { dataset: 'x', ...options }));
    const stream = await openStream(hdf5('a.h5', { dataset: 'x', columns: [0], stream: true }), 'manifold', context);
    assert.ok(stream !== null);
    assert.ok(stream.blocks.slice(0, -1).every((count) => count % 400 === 0));
    await stream.close();
  });

  it('of Parquet are its row groups, with labels and derived columns', async () => {
    await bothOf((options) => parquet('a.parquet', options));
    await bothOf((options) => parquet('a.parquet', options), {
      columns: ['y', 'double'],
      labels: ['kind'],
      derive: { double: (row) => 2 * row.x },
      where: (row) => row.kind === 'a',
    });
  });

  it('come with the weights and the rows to test on of all of them', async () => {
    await bothOf((options) => npy('a.npy', options), { columns: [1, 2], weight: 0 });
    await bothOf((options) => npy('a.npy', options), { columns: [1, 2], test: ['a.npy'], rows: 8000 });
    await bothOf((options) => hdf5('a.h5', { dataset: 'x', ...options }), { test: 0.3 });
    await bothOf((options) => parquet('a.parquet', options), {
      columns: ['x'],
      weight: 'y',
      where: (row) => row.x > 0,
      test: { column: 'kind', value: 'a' },
    });
  });

  it('are not looked for in small files, and not to be had of text', async () => {
    assert.equal(await openStream(npy('a.npy'), 'manifold', context), null);
    assert.equal(await openStream(csv('a.csv'), 'manifold', context), null);
    await assert.rejects(
      openStream(csv('a.csv', { stream: true }), 'manifold', context),
      /cannot read a.csv: expected a file that can be read in blocks of rows .* got a file of csv that cannot; leave out `stream`/,
    );
  });
});
