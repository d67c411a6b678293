import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleNames } from '../../../scripts/build/bundles.mjs';
import { createRandom } from '../../../src/random/random.js';
import type { TableFile } from '../../../src/worker/file-readers/table-file.js';
import { builtDistribution } from '../../support/distribution.js';
import { numbers } from '../../support/root-file/branches.js';
import { packedSquares, squares } from '../../support/root-file/packed.js';
import { block, rootFile } from '../../support/root-file/write.js';

let folder: string;
const names = bundleNames.filter((name) => name.startsWith('file-readers/'));

async function load(name: string): Promise<Readonly<Record<string, (...values: unknown[]) => Promise<TableFile>>>> {
  return import(pathToFileURL(path.join(folder, `file-readers/${name}.js`)).href) as Promise<
    Readonly<Record<string, (...values: unknown[]) => Promise<TableFile>>>
  >;
}

describe('bundles of readers', () => {
  let scratch: string;
  before(async () => {
    folder = await builtDistribution();
    scratch = await mkdtemp(path.join(tmpdir(), 'readers-'));
  });
  after(() => rm(scratch, { recursive: true }));

  it('are loaded by the worker one by one, when a file of theirs is read', () => {
    const worker = readFileSync(path.join(folder, 'worker.cjs'), 'utf8');
    const imported = [...worker.matchAll(/import\("\.\/(file-readers\/[^"]+)"\)/g)].map(([, name]) => name);
    // Readers of models read HDF5 and archives too.
    assert.deepEqual([...new Set(imported)].sort(), [...names].sort());
    assert.doesNotMatch(worker, /require\("\.\/(file-)?readers\//);
    assert.ok(statSync(path.join(folder, 'worker.cjs')).size < 4e6);
  });

  it('have no graphics, and no second zstd', () => {
    assert.ok(statSync(path.join(folder, 'file-readers/root.js')).size < 350_000);
    assert.doesNotMatch(
      readFileSync(path.join(folder, 'file-readers/root.js'), 'utf8'),
      /THREE|WebAssembly|querySelector/,
    );
  });

  it('print nothing of files that are broken', async () => {
    const root = await load('root');
    const whole = rootFile([{ name: 't', basketEntries: 40, branches: [numbers('x', 'D', squares)] }]);
    const random = createRandom(0, 'test');
    const printed: unknown[] = [];
    const { error, warn, log } = console;
    const print = (...words: unknown[]): void => void printed.push(words);
    Object.assign(console, { error: print, warn: print, log: print });
    let refused = 0;
    try {
      for (let trial = 0; trial < 150; trial++) {
        const bytes = Buffer.from(whole);
        bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255);
        const file = path.join(scratch, 'changed.root');
        writeFileSync(file, bytes);
        await root.openRoot(file, null).then(
          (file) => file.close(),
          () => refused++,
        );
      }
    } finally {
      Object.assign(console, { error, warn, log });
    }
    assert.ok(refused > 5, `${refused} refused`);
    assert.deepEqual(printed, []);
  });

  it('read real files', async () => {
    const files = path.resolve('test/unit/dataset/files');
    const [arrow, hdf5, parquet, npz, root] = await Promise.all(['arrow', 'hdf5', 'parquet', 'npz', 'root'].map(load));
    const silent = (): Promise<void> => Promise.resolve();
    const numbersIn = async (file: TableFile, name: string): Promise<readonly number[]> => {
      const column = file.columns.find((one) => one.name === name);
      assert.ok(column !== undefined, name);
      const part = { column, element: null };
      const { cells } = await file.read({ parts: [part], from: 0, rows: 2, missing: new Set(), progress: silent });
      await file.close();
      const [first] = cells;
      assert.ok(first.kind === 'numbers');
      return Array.from({ length: 2 }, (_, row) => first.values[first.offset + row * first.stride]);
    };
    const file = (name: string): string => path.join(files, name);
    assert.deepEqual(await numbersIn(await hdf5.openHdf5(file('points.h5'), null), 'group/x'), [0.5, 1.5]);
    // With the filter that ships beside the bundle.
    assert.ok(existsSync(path.join(folder, 'file-readers/hdf5-filters/libH5Zblosc.so')));
    assert.deepEqual(await numbersIn(await hdf5.openHdf5(file('blosc.h5'), null), 'x'), [0.5, 1.5]);
    assert.deepEqual(await numbersIn(await parquet.openParquet(file('points.parquet'), silent), 'x'), [0.5, 1.5]);
    assert.deepEqual(await numbersIn(await npz.openNpz(file('points.npz'), null, silent), 'x'), [0.5, 1.5]);
    for (const name of ['lz4.feather', 'zstd.feather'])
      assert.deepEqual(await numbersIn(await arrow.openArrow(file(name), silent), 'k'), [0, 1]);
    // The bundle has its own way to unpack each of these.
    for (const [method, kind, packed] of packedSquares) {
      const written = path.join(scratch, `${method}.root`);
      const pack = (bytes: Uint8Array): Uint8Array =>
        bytes.length === 8 * squares.length ? block(method, kind, packed, bytes.length) : bytes;
      writeFileSync(written, rootFile([{ name: 'points', branches: [numbers('x', 'D', squares)] }], pack));
      assert.deepEqual(await numbersIn(await root.openRoot(written, null), 'x'), [0, 0.25]);
    }
  });
});
