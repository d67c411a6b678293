// Compiles the kernel of the engine `wasm` from AssemblyScript, in two builds.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { cache, readManifest, root } from '../project.mjs';
import { runCommand } from '../system/run-command.mjs';

const sources = path.join(root, 'src/autoencoder/wasm');

const options = [
  path.join(sources, 'kernel/index.ts'),
  ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
  // Names of functions, 2 KB, for profilers and stacks.
  '--debug',
  // Whether threads share the memory is said where it is loaded, so one build does for both.
  ...['--importMemory', '--noExportMemory', '--maximumMemory', '65536', '--enable', 'threads'],
];

/** File names of the builds and the options that tell them apart. */
const builds = {
  'kernel-simd.wasm': [],
  'kernel-relaxed.wasm': ['--enable', 'relaxed-simd'],
};

/** Names of the compiled kernels. */
export const kernelFiles = Object.keys(builds);

/**
 * Writes both builds into a folder.
 * @param {string} folder
 * @throws if the kernel does not compile
 */
export async function buildKernels(folder) {
  mkdirSync(folder, { recursive: true });
  const kept = await keptKernels();
  for (const name of kernelFiles) copyFileSync(path.join(kept, name), path.join(folder, name));
}

/**
 * Compiles both builds. That takes seconds, so what was compiled from the same sources before is kept.
 * @returns {Promise<string>} folder of the builds, not to be changed
 * @throws if the kernel does not compile
 */
export async function keptKernels() {
  const kept = path.join(cache, 'kernel', fingerprint());
  await Promise.all(
    Object.entries(builds).map(async ([name, extra]) => {
      const file = path.join(kept, name);
      if (!existsSync(file)) await compile(file, extra);
    }),
  );
  return kept;
}

/**
 * @param {string} file
 * @param {readonly string[]} extra
 */
async function compile(file, extra) {
  mkdirSync(path.dirname(file), { recursive: true });
  // Under another name until it is whole: several builds may run at once.
  const unfinished = `${file}.${process.pid}`;
  await runCommand(
    process.execPath,
    [path.join(root, 'node_modules/assemblyscript/bin/asc.js'), ...options, ...extra, '--outFile', unfinished],
    { cwd: root },
  );
  renameSync(unfinished, file);
}

/** What the compiled kernels follow from. */
function fingerprint() {
  const { assemblyscript } = readManifest().devDependencies;
  const hash = createHash('sha256').update(JSON.stringify([options.slice(1), builds, assemblyscript]));
  const names = readdirSync(path.join(sources, 'kernel')).filter((name) => name.endsWith('.ts'));
  for (const file of ['codes.ts', ...names.map((name) => path.join('kernel', name)).sort()]) {
    hash.update(file).update(readFileSync(path.join(sources, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
