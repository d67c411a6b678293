// Builds everything that ships, into dist/: `node scripts/build.mjs [--watch] [--production]`.
import path from 'node:path';
import * as esbuild from 'esbuild';
import { bundles, copyBackend } from './build/bundles.mjs';
import { emitDeclarations } from './build/declarations.mjs';
import { buildKernels } from './build/kernel.mjs';
import { root } from './project.mjs';

const dist = path.join(root, 'dist');
const chosen = bundles(dist, { production: process.argv.includes('--production') });

copyBackend(dist);
await buildKernels(dist);
// What gives a dataset file its completion and hover.
emitDeclarations(path.join(dist, 'types'));

if (process.argv.includes('--watch')) {
  for (const bundle of chosen) await (await esbuild.context(bundle)).watch();
} else {
  await Promise.all(chosen.map((bundle) => esbuild.build(bundle)));
}
