import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleNames } from '../../../scripts/build/bundles.mjs';
import { builtDistribution } from '../../support/distribution.js';
import { numbers } from '../../support/root-file/branches.js';
import { packedSquares, squares } from '../../support/root-file/packed.js';
import { block, rootFile } from '../../support/root-file/write.js';

let folder: string;
const names = bundleNames.filter((name) => name.startsWith('file-readers/'));

async function load(name: string): Promise<Readonly<Record<string, (...values: unknown[]) => Promise<unknown>>>> {
  return import(pathToFileURL(path.join(folder, name)).href) as Promise<
    Readonly<Record<string, (...values: unknown[]) => Promise<unknown>>>
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
    assert.deepEqual(imported.sort(), [...names].sort());
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

  it('read real files', async () => {
    const files = path.resolve('test/unit/dataset/files');
    const [hdf5, parquet, npz, root] = await Promise.all(
      ['hdf5', 'parquet', 'npz', 'root'].map((name) => load(`file-readers/${name}.js`)),
    );
    const silent = (): Promise<void> => Promise.resolve();
    const expected = { dimension: 1, values: Float64Array.of(0.5, 1.5), skipped: 0 };
    assert.deepEqual(
      await hdf5.readHdf5(path.join(files, 'points.h5'), { kind: 'columns', columns: ['group/x'] }, 2, silent),
      expected,
    );
    assert.deepEqual(await parquet.readParquet(path.join(files, 'points.parquet'), ['x'], 2, silent), expected);
    const bytes = readFileSync(path.join(files, 'points.npz'));
    assert.deepEqual(await npz.parseNpz(bytes, { kind: 'columns', columns: ['x'] }, 2), expected);
    // The bundle has its own way to unpack each of these.
    for (const [method, kind, packed] of packedSquares) {
      const file = path.join(scratch, `${method}.root`);
      const pack = (bytes: Uint8Array): Uint8Array =>
        bytes.length === 8 * squares.length ? block(method, kind, packed, bytes.length) : bytes;
      writeFileSync(file, rootFile([{ name: 'points', branches: [numbers('x', 'D', squares)] }], pack));
      assert.deepEqual(await root.readRoot(file, 'points', ['x'], 2, silent), {
        ...expected,
        values: Float64Array.of(0, 0.25),
      });
    }
  });
});
