import assert from 'node:assert/strict';
import { open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { ByteWriter, parquetWrite, type ColumnSource } from 'hyparquet-writer';
import h5wasm from 'h5wasm/node';
import { csv, npy, parquet, root, type Manifold } from '../../../src/dataset/index.js';
import type { Table } from '../../../src/dataset/readers/table.js';
import { unpackEvent } from '../../../src/protocol/event-log.js';
import { readTable } from '../../support/read-table.js';
import { numbers } from '../../support/root-file/branches.js';
import { block, rootFile } from '../../support/root-file/write.js';
import { trained, until, Workplace } from './support.js';

const rows = 1_000_000;

/** Row k is (k/rows, 2k/rows, 3k/rows): all rows are read, in order and once, where the sums are right. */
const columns = ['x', 'y', 'z'];
const valueAt = (row: number, column: number): number => ((column + 1) * row) / rows;

async function writeCsv(file: string): Promise<void> {
  const stream = await open(file, 'w');
  await stream.write(columns.join(',') + '\n');
  for (let from = 0; from < rows; from += 50_000) {
    const lines = Array.from({ length: 50_000 }, (_, k) =>
      columns.map((_, column) => valueAt(from + k, column)).join(','),
    );
    await stream.write(lines.join('\n') + '\n');
  }
  await stream.close();
}

async function writeNpy(file: string): Promise<void> {
  const header = `{'descr': '<f8', 'fortran_order': False, 'shape': (${rows}, 3), }`.padEnd(117) + '\n';
  const stream = await open(file, 'w');
  await stream.write(Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0]));
  await stream.write(header);
  await stream.write(
    new Uint8Array(
      Float64Array.from({ length: 3 * rows }, (_, index) => valueAt(Math.floor(index / 3), index % 3)).buffer,
    ),
  );
  await stream.close();
}

async function writeParquet(file: string): Promise<void> {
  const columnData = columns.map((name, column): ColumnSource => ({
    name,
    data: Float64Array.from({ length: rows }, (_, row) => valueAt(row, column)),
    type: 'DOUBLE',
  }));
  const writer = new ByteWriter();
  await parquetWrite({ writer, columnData, rowGroupSize: 100_000 });
  const stream = await open(file, 'w');
  await stream.write(writer.getBytes());
  await stream.close();
}

async function writeHdf5(file: string): Promise<void> {
  await h5wasm.ready;
  const hdf5 = new h5wasm.File(file, 'w');
  const data = Float64Array.from({ length: 3 * rows }, (_, index) => valueAt(Math.floor(index / 3), index % 3));
  hdf5.create_dataset({ name: 'points', data, shape: [rows, 3], chunks: [10_000, 3], compression: 1 });
  hdf5.close();
}

async function writeRoot(file: string): Promise<void> {
  const branches = columns.map((name, column) =>
    numbers(
      name,
      'D',
      Float64Array.from({ length: rows }, (_, row) => valueAt(row, column)),
    ),
  );
  const pack = (bytes: Uint8Array): Uint8Array => block('ZL', 8, deflateSync(bytes, { level: 1 }), bytes.length);
  await writeFile(file, rootFile([{ name: 'Events', basketEntries: 10_000, branches }], pack));
}

/** Those that take longer to read than a word of progress waits say how far they are. The one that takes most memory is trained, too. */
const formats = [
  { name: 'million.csv', tells: true, call: "csv('million.csv', { columns: ['x', 'y', 'z'] })", write: writeCsv },
  { name: 'million.npy', tells: false, call: "npy('million.npy')", write: writeNpy },
  {
    name: 'million.parquet',
    tells: true,
    call: "parquet('million.parquet', { columns: ['x', 'y', 'z'] })",
    write: writeParquet,
  },
  { name: 'million.h5', tells: true, call: "hdf5('million.h5', { dataset: 'points' })", write: writeHdf5 },
  {
    name: 'million.root',
    tells: true,
    call: "root('million.root', { tree: 'Events', columns: ['x', 'y', 'z'] })",
    write: writeRoot,
  },
];

describe('a million rows', () => {
  let workplace: Workplace;

  // Its worker processes may take 700 MiB in all.
  before(async () => {
    workplace = await Workplace.open();
  });
  after(() => workplace.close());

  for (const { name, tells, call, write } of formats) {
    it(`are read from ${path.extname(name)} within the limit of memory${tells ? ', with word of how far it is' : ''}`, async () => {
      await write(path.join(workplace.folder, name));
      const file = await workplace.write(
        `${path.extname(name).slice(1)}.dataset.ts`,
        `import { defineDataset, ${call.slice(0, call.indexOf('('))} } from 'latent-atlas';
         export default defineDataset({ manifold: ${call}, training: { steps: 10 }, autoencoder: { hidden: [8], standardize: true } });`,
      );
      const session = workplace.session(file);
      const shares: number[] = [];
      session.onDidChangeState(() => {
        const { reading } = session;
        if (reading === null || reading.share === shares.at(-1)) return;
        assert.equal(reading.file, name);
        shares.push(reading.share);
      });
      if (name === 'million.csv') {
        await trained(session);
      } else {
        const begun = until(session, () => session.events.length > 0 || session.fault !== null);
        session.train();
        await begun;
        await session.dispose();
      }
      assert.equal(session.fault, null);
      if (tells) assert.ok(shares.length > 0, 'no word of progress');
      assert.deepEqual(
        shares,
        shares.toSorted((a, b) => a - b),
      );
      assert.ok(shares.every((share) => share > 0 && share <= 1));
      assert.equal(session.reading, null);
      const [started] = session.events.map(unpackEvent);
      assert.ok(started.kind === 'started');
      assert.deepEqual(started.run.samples, { train: 0.8 * rows, test: 0.2 * rows });
      const mean = started.run.autoencoder.standardization?.mean ?? [];
      mean.forEach((value, column) => assert.ok(Math.abs(value - (column + 1) / 2) < 0.002, `${value}`));
    });
  }

  it('are told of block by block', async () => {
    const shares: number[] = [];
    const read = (manifold: Manifold): Promise<Table> => {
      shares.length = 0;
      return readTable(manifold, workplace.folder, (share) => {
        shares.push(share);
        return Promise.resolve();
      });
    };
    const csvTable = await read(csv('million.csv', { columns }));
    assert.ok(shares.length > 20, `${shares.length} words`);
    const npyTable = await read(npy('million.npy'));
    assert.deepEqual([shares.length, shares.at(-1)], [3, 1]);
    assert.deepEqual(csvTable.values.subarray(0, 3000), npyTable.values.subarray(0, 3000));
    assert.deepEqual(csvTable.values.subarray(-3000), npyTable.values.subarray(-3000));
    await read(parquet('million.parquet', { columns }));
    assert.deepEqual(shares.length, 30);
    const rootTable = await read(root('million.root', { tree: 'Events', columns }));
    assert.deepEqual([shares.length, shares.at(-1)], [300, 1]);
    assert.deepEqual(rootTable.values, npyTable.values);
  });
});
