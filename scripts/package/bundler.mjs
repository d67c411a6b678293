// Puts esbuild, which bundles dataset files at run time, into a staged package.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cache, root } from '../project.mjs';
import { makeWhole } from '../system/folders.mjs';
import { unpackNpmPackage } from '../system/npm-package.mjs';
import { step } from '../system/progress.mjs';

/** What is needed of each package at run time. esbuild itself is JavaScript only; its executable is a package of its own. */
const parts = new Map([
  ['esbuild', ['package.json', 'LICENSE.md', 'lib/main.js']],
  [
    'esbuild-wasm',
    ['package.json', 'LICENSE.md', 'lib/main.js', 'bin', 'esbuild.wasm', 'wasm_exec.js', 'wasm_exec_node.js'],
  ],
]);

/**
 * Copies esbuild into `node_modules` of a staged package, where its JavaScript finds its executable by itself.
 * @param {string} stage folder of the staged package
 * @param {string} bundler npm package with esbuild's executable, or `esbuild-wasm`
 * @param {string} version exact version of esbuild
 * @returns {Promise<string[]>} names of the packages that are now in `node_modules`
 */
export async function stageBundler(stage, bundler, version) {
  const names = bundler === 'esbuild-wasm' ? [bundler] : ['esbuild', bundler];
  for (const name of names) {
    const source = await packageFolder(name, version);
    const destination = path.join(stage, 'node_modules', name);
    for (const part of parts.get(name) ?? ['']) {
      await mkdir(path.dirname(path.join(destination, part)), { recursive: true });
      await cp(path.join(source, part), path.join(destination, part), { recursive: true });
    }
  }
  if (bundler === 'esbuild-wasm') await runWithoutNodeOnPath(path.join(stage, 'node_modules/esbuild-wasm/lib/main.js'));
  return names;
}

/**
 * Where a package is: in the project's own `node_modules`, or else fetched into the cache.
 * @param {string} name
 * @param {string} version
 * @returns {Promise<string>}
 */
async function packageFolder(name, version) {
  const local = path.join(root, 'node_modules', name);
  if (existsSync(local)) {
    const manifest = JSON.parse(await readFile(path.join(local, 'package.json'), 'utf8'));
    if (manifest.version === version) return local;
  }
  return makeWhole(path.join(cache, 'esbuild', `${name.replace('/', '-')}-${version}`), (temporary) =>
    step(`Fetching ${name} ${version}`, () => unpackNpmPackage(name, version, temporary)),
  );
}

/**
 * esbuild-wasm starts the command `node`, which a machine with VS Code need not have. The staged copy starts the
 * executable that runs the extension instead, which is Node itself or, told so, behaves like it.
 * @param {string} file esbuild-wasm's `lib/main.js`
 */
async function runWithoutNodeOnPath(file) {
  let text = await readFile(file, 'utf8');
  for (const [found, replacement] of [
    ['return ["node", [path2', 'return [process.execPath, [path2'],
    [
      'cwd: defaultWD\n  });\n  let { readFromStdout',
      "cwd: defaultWD,\n    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }\n  });\n  let { readFromStdout",
    ],
  ]) {
    if (text.split(found).length !== 2) throw new Error(`${file} has changed: expected exactly one "${found}".`);
    text = text.replace(found, replacement);
  }
  await writeFile(file, text);
}
