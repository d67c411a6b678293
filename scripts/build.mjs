// Builds everything that ships, into dist/: `node scripts/build.mjs [--watch] [--production]`.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { bundles, copyBackend } from './build/bundles.mjs';
import { emitDeclarations, emitNodeDeclarations } from './build/declarations.mjs';
import { buildKernels } from './build/kernel.mjs';
import { buildNative, localPlatform, nativePlatforms } from './build/native.mjs';
import { bundledPackages, thirdPartyNotices } from './build/notices.mjs';
import { watch } from './build/watch.mjs';
import { stagePlugin } from './package/stage.mjs';
import { readManifest, root } from './project.mjs';

const dist = path.join(root, 'dist');
const production = process.argv.includes('--production');
const chosen = bundles(dist, { production });

copyBackend(dist);
await buildKernels(dist);
// What ships carries the addons of all platforms; the package of one keeps its own.
const platforms = nativePlatforms.filter((platform) => production || platform === localPlatform);
if (!(await buildNative(dist, platforms)))
  console.warn(
    'There is no clang with lld, version 17 or later, or no node-api-headers: the engine native is left out.',
  );
// What gives a dataset file its completion and hover.
await emitDeclarations(path.join(dist, 'types'));
await emitNodeDeclarations(path.join(dist, 'types'));

if (process.argv.includes('--watch')) {
  // A VS Code that loads the extension from here looks for the plugin where a package has it.
  await stagePlugin(root, readManifest().version);
  await watch(chosen);
} else {
  const results = await Promise.all(chosen.map((bundle) => esbuild.build({ ...bundle, metafile: true })));
  const bundled = bundledPackages(results.map(({ metafile }) => metafile));
  // Beside what is bundled: the standard library in the kernel, and esbuild and the filters of HDF5, which ship as they are.
  const others = ['assemblyscript', 'esbuild', 'h5wasm-plugins'].map((name) => `node_modules/${name}`);
  await writeFile(path.join(dist, 'ThirdPartyNotices.txt'), thirdPartyNotices(root, [...bundled, ...others]));
}
