import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleNames, bundles } from '../../../scripts/build/bundles.mjs';
import { out } from '../../../scripts/project.mjs';

const folder = path.join(out, 'test', 'readers');
const names = bundleNames.filter((name) => name.startsWith('file-readers/'));

async function load(name: string): Promise<Readonly<Record<string, (...values: unknown[]) => Promise<unknown>>>> {
  return import(pathToFileURL(path.join(folder, name)).href) as Promise<Readonly<Record<string, (...values: unknown[]) => Promise<unknown>>>>;
}

describe('bundles of readers', function () {
  this.timeout(120_000);
  before(async () => {
    for (const options of bundles(folder, { names: ['worker.cjs', ...names] })) await build(options);
  });

  it('are loaded by the worker one by one, when a file of theirs is read', () => {
    const worker = readFileSync(path.join(folder, 'worker.cjs'), 'utf8');
    const imported = [...worker.matchAll(/import\("\.\/(file-readers\/[^"]+)"\)/g)].map(([, name]) => name);
    assert.deepEqual(imported.sort(), [...names].sort());
    assert.doesNotMatch(worker, /require\("\.\/(file-)?readers\//);
    assert.ok(statSync(path.join(folder, 'worker.cjs')).size < 4e6);
  });

  it('read real files', async () => {
    const files = path.resolve('test/unit/dataset/files');
    const [hdf5, parquet, npz] = await Promise.all(['hdf5', 'parquet', 'npz'].map((name) => load(`file-readers/${name}.js`)));
    const silent = (): Promise<void> => Promise.resolve();
    const expected = { dimension: 1, values: Float64Array.of(0.5, 1.5), skipped: 0 };
    assert.deepEqual(await hdf5.readHdf5(path.join(files, 'points.h5'), { kind: 'columns', columns: ['group/x'] }, 2, silent), expected);
    assert.deepEqual(await parquet.readParquet(path.join(files, 'points.parquet'), ['x'], 2, silent), expected);
    const bytes = readFileSync(path.join(files, 'points.npz'));
    assert.deepEqual(await npz.parseNpz(bytes, { kind: 'columns', columns: ['x'] }, 2), expected);
  });
});
