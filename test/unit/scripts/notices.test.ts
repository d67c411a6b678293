import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { bundles, filterNames } from '../../../scripts/build/bundles.mjs';
import { bundledPackages, thirdPartyNotices } from '../../../scripts/build/notices.mjs';
import { out, root } from '../../../scripts/project.mjs';

describe('licences of packages in the bundles', () => {
  it('are found for every bundle', async () => {
    const results = await Promise.all(
      bundles(path.join(out, 'test', 'notices')).map((bundle) => build({ ...bundle, metafile: true, write: false })),
    );
    const packages = bundledPackages(results.map(({ metafile }) => metafile));
    const notices = thirdPartyNotices(root, packages);
    for (const name of [
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-backend-wasm',
      '@vscode/l10n',
      'acorn',
      'd3-scale',
      'h5wasm',
      'jsroot',
      'leven',
      'preact',
      'valibot',
    ]) {
      assert.match(notices, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
    }
    assert.match(notices, /HDF5 \(Hierarchical Data Format 5\) Software Library and Utilities/);
    assert.match(notices, /^in h5wasm [\d.]+: zlib \(Zlib\)\n\nCopyright notice:\n\n \(C\) 1995-\d+ Jean-loup Gailly/m);
    assert.doesNotMatch(notices, /^mocha /m);
  }).timeout(120_000);

  it('name the codecs in each filter of HDF5 that ships', () => {
    const notices = thirdPartyNotices(root, ['node_modules/h5wasm-plugins']);
    assert.match(notices, /^h5wasm-plugins [\d.]+ \(Apache-2\.0, and a BSD licence for the filters of HDF5\)$/m);
    /** What of the text of its licence each codec in a filter must have. */
    const holders: Readonly<Record<string, readonly RegExp[]>> = {
      blosc: [
        /c-blosc 1\.21\.6/,
        /Francesc Alted <francesc@blosc\.org>/,
        /Ariya Hidayat/,
        /Yann Collet/,
        /Meta Platforms/,
      ],
      blosc2: [/c-blosc2 2\.17\.1/, /Blosc Development Team/],
      bshuf: [/Kiyoshi Masui/, /Marc Alexander Lehmann/],
      bz2: [/Julian R Seward/, /Carabos Coop/],
      lz4: [/LZ4 1\.9\.4 and 1\.10\.0/, /Dectris Ltd/],
      lzf: [/LibLZF 3\.6/, /Andrew Collette/],
      zstd: [/Zstandard 1\.5\.6 and 1\.5\.7/],
    };
    assert.deepEqual(Object.keys(holders), filterNames);
    for (const words of Object.values(holders).flat()) assert.match(notices, words);
  });

  describe('of a package', () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'notices-'));
    });
    afterEach(() => rm(folder, { recursive: true }));

    async function add(name: string, license: string, text: string | null): Promise<string> {
      await mkdir(path.join(folder, name));
      await writeFile(path.join(folder, name, 'package.json'), JSON.stringify({ name, version: '1.0.0', license }));
      if (text !== null) await writeFile(path.join(folder, name, 'LICENSE.md'), text);
      return name;
    }

    it('stand once where several have the same', async () => {
      const packages = [await add('one', 'MIT', 'Do as you like.'), await add('two', 'MIT', 'Do as you like.\n')];
      assert.match(
        thirdPartyNotices(folder, packages),
        /\n\none 1\.0\.0 \(MIT\)\ntwo 1\.0\.0 \(MIT\)\n\nDo as you like\.\n$/,
      );
    });

    it('must be ones that may ship', async () => {
      const packages = [await add('strict', 'MIT AND GPL-3.0-only', 'Share alike.')];
      assert.throws(
        () => thirdPartyNotices(folder, packages),
        /strict: expected one of the licences .* got MIT AND GPL/,
      );
    });

    it('must have a text', async () => {
      const packages = [await add('silent', 'MIT', null)];
      assert.throws(() => thirdPartyNotices(folder, packages), /silent: expected a file with the text of its licence/);
    });
  });
});
