// Bundles everything that ships, into dist/: `node scripts/build.mjs [--watch] [--production]`.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, 'dist');
const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** @type {esbuild.BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  sourcemap: production ? false : 'linked',
  minify: production,
  logLevel: 'warning',
  target: 'node20',
  platform: 'node',
  format: 'cjs',
  // esbuild finds its own executable beside its package; chokidar's fsevents exists on macOS only.
  external: ['vscode', 'esbuild', 'esbuild-wasm', 'typescript', 'fsevents'],
  // Without `module` first, TensorFlow.js loses the registration of its kernels and gradients.
  mainFields: ['module', 'main'],
};

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  { ...shared, entryPoints: ['src/extension/extension.ts'], outfile: 'dist/extension.cjs' },
  { ...shared, entryPoints: ['src/worker/worker.ts'], outfile: 'dist/worker.cjs' },
  { ...shared, entryPoints: ['src/worker/monitor.ts'], outfile: 'dist/monitor.cjs' },
  { ...shared, entryPoints: ['src/cli/cli.ts'], outfile: 'dist/cli.cjs', banner: { js: '#!/usr/bin/env node' } },
  { ...shared, entryPoints: ['src/dataset/index.ts'], outfile: 'dist/dataset.cjs' },
  { ...shared, entryPoints: ['src/dataset/index.ts'], outfile: 'dist/dataset.mjs', format: 'esm' },
  { ...shared, entryPoints: ['src/typescript-plugin/plugin.ts'], outfile: 'dist/typescript-plugin.cjs' },
  {
    ...shared,
    entryPoints: ['webview/panel.tsx'],
    outfile: 'dist/panel.js',
    platform: 'browser',
    format: 'iife',
    target: 'chrome120',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
];

mkdirSync(dist, { recursive: true });

const backend = path.join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/dist');
for (const file of ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm']) {
  cpSync(path.join(backend, file), path.join(dist, file));
}

// The declarations that give a dataset file its completion and hover.
execFileSync(
  process.execPath,
  [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', path.join(root, 'src/dataset/tsconfig.json')],
  { stdio: 'inherit' },
);

if (watch) {
  for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
} else {
  await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
}
