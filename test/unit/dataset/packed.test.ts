import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { dump } from 'npyjs';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { arrow, npy, npz, parquet, type Manifold } from '../../../src/dataset/index.js';
import { readTable } from '../../support/read-table.js';

const files = path.resolve('test/unit/dataset/files');

describe('binary files that are packed by gzip', () => {
  let folder: string;
  before(async () => {
    folder = await temporaryFolder();
  });
  after(() => removeFolder(folder));

  const cases: readonly (readonly [string, (file: string) => Manifold])[] = [
    ['points.npz', (file) => npz(file, { columns: ['x'] })],
    ['points.parquet', (file) => parquet(file, { columns: ['x'] })],
    ['zstd.feather', (file) => arrow(file)],
  ];
  it('hold what an array of NumPy holds', async () => {
    const bytes = new Uint8Array(dump(Float64Array.of(1, 2, 3, 4, 5, 6), [3, 2]));
    await writeFile(path.join(folder, 'a.npy.gz'), gzipSync(bytes));
    assert.deepEqual([...(await readTable(npy('a.npy.gz', { columns: [1] }), folder)).values], [2, 4, 6]);
  });
  for (const [name, of] of cases) {
    it(`hold what ${name} holds`, async () => {
      await writeFile(path.join(folder, `${name}.gz`), gzipSync(await readFile(path.join(files, name))));
      const [packed, plain] = [await readTable(of(`${name}.gz`), folder), await readTable(of(name), files)];
      assert.ok(plain.values.length > 0);
      assert.deepEqual(packed.values, plain.values);
    });
  }
});
