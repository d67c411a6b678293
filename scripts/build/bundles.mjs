// What esbuild makes of the sources, into a folder of its own: all that ships but the declarations.
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../project.mjs';

/** TensorFlow.js looks for these beside the worker. */
const backend = 'node_modules/@tensorflow/tfjs-backend-wasm/dist';
const backendFiles = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm'];

/** HDF5 looks for these beside its reader: the filters for reading tables and images, but for those that lose digits. */
const filters = 'node_modules/h5wasm-plugins/plugins';
export const filterNames = ['blosc', 'blosc2', 'bshuf', 'bz2', 'lz4', 'lzf', 'zstd'];

// esbuild finds its own executable beside its package; chokidar's fsevents exists on macOS only.
const external = ['vscode', 'esbuild', 'esbuild-wasm', 'typescript', 'fsevents'];

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  logLevel: 'warning',
  target: 'node20',
  platform: 'node',
  format: 'cjs',
  external,
  // Without `module` first, TensorFlow.js loses the registration of its kernels and gradients.
  mainFields: ['module', 'main'],
};

/** Readers whose libraries are large: a worker loads none that its dataset does not need. */
const readers = ['arrow', 'npz', 'parquet', 'hdf5', 'root'];

/**
 * Leaves what has a bundle of its own out of a bundle that imports it when it is needed, and not before.
 * @type {import('esbuild').Plugin}
 */
const apart = {
  name: 'apart',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /\/autoencoder\/tfjs\/index\.js$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './tfjs.cjs', namespace: 'required' } : null,
    );
    // Of a script that it imports, Node reads all 2 MB a second time, in search of names; of one that is required it does not.
    onLoad({ filter: /^/, namespace: 'required' }, ({ path: file }) => ({
      contents: `module.exports = require(${JSON.stringify(file)});`,
    }));
    onResolve({ filter: /^/, namespace: 'required' }, ({ path: file }) => ({ path: file, external: true }));
    onResolve({ filter: new RegExp(`/file-readers/(?:${readers.join('|')})\\.js$`) }, ({ path: file, kind }) =>
      kind === 'dynamic-import' ? { path: `./file-readers/${path.basename(file)}`, external: true } : null,
    );
  },
};

/** @type {Readonly<Record<string, import('esbuild').BuildOptions>>} */
const byName = {
  'extension.cjs': { entryPoints: ['src/extension/extension.ts'] },
  'worker.cjs': {
    entryPoints: ['src/worker/worker.ts'],
    plugins: [apart],
    // A package of ES modules asks where it is; any place will do.
    define: { 'import.meta.url': '__filename' },
  },
  'tfjs.cjs': { entryPoints: ['src/autoencoder/tfjs/index.ts'] },
  ...Object.fromEntries(
    readers.map((name) => [
      `file-readers/${name}.js`,
      {
        entryPoints: [`src/worker/file-readers/${name}.ts`],
        format: 'esm',
        // What is wrong with a file is said once, by the error, and not by a library too.
        banner: { js: 'const console = new Proxy({}, { get: () => () => undefined });' },
        // WebAssembly is held in strings, which escapes would make half as long again.
        charset: 'utf8',
        // JSROOT's own modules for zstd, for requests over the network and for pictures in files, which the reader of ROOT
        // files never has it load.
        external: [...external, '@oneidentity/zstd-js', '*/zstd.mjs', 'tmp', 'xhr2'],
      },
    ]),
  ),
  'monitor.cjs': { entryPoints: ['src/worker/monitor.ts'] },
  'native-probe-process.cjs': { entryPoints: ['src/worker/native-probe-process.ts'] },
  'training-thread.cjs': { entryPoints: ['src/worker/training-thread.ts'] },
  'cli.cjs': { entryPoints: ['src/cli/cli.ts'], banner: { js: '#!/usr/bin/env node' } },
  'node.cjs': { entryPoints: ['src/node/index.ts'] },
  'dataset.cjs': { entryPoints: ['src/dataset/index.ts'] },
  'dataset.mjs': { entryPoints: ['src/dataset/index.ts'], format: 'esm' },
  'typescript-plugin.cjs': { entryPoints: ['src/typescript-plugin/plugin.ts'] },
  'panel.js': {
    entryPoints: ['webview/panel.tsx'],
    platform: 'browser',
    format: 'iife',
    target: 'chrome120',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
};

/** Names of all bundles. */
export const bundleNames = Object.keys(byName);

/**
 * @param {string} folder where the bundles go
 * @param {{ names?: readonly string[], production?: boolean }} [options] which bundles, all by default; for shipping they
 *   are minified and have no source map
 * @returns {import('esbuild').BuildOptions[]}
 */
export function bundles(folder, { names = bundleNames, production = false } = {}) {
  return names.map((name) => ({
    ...common,
    sourcemap: production ? false : 'linked',
    minify: production,
    ...byName[name],
    outfile: path.join(folder, name),
  }));
}

/**
 * Copies the files that the worker and its readers load from the folder of the bundles.
 * @param {string} folder
 */
export function copyBackend(folder) {
  mkdirSync(folder, { recursive: true });
  for (const file of backendFiles) cpSync(path.join(root, backend, file), path.join(folder, file));
  for (const file of filterNames.map((name) => `libH5Z${name}.so`))
    cpSync(path.join(root, filters, file), path.join(folder, 'file-readers/hdf5-filters', file));
}
