// Processes that train the networks of the benchmark, each on its own, and how their numbers are shown.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { bundles } from '../../scripts/build/bundles.mjs';
import { buildKernels } from '../../scripts/build/kernel.mjs';
import { buildNative, findTools, localPlatform } from '../../scripts/build/native.mjs';
import { cache, root } from '../../scripts/project.mjs';
import { runCommand } from '../../scripts/system/run-command.mjs';

export const rounds = Number(process.argv[2] ?? 7);
export const milliseconds = Number(process.argv[3] ?? 250);
export const folder = path.join(cache, 'bench');

/**
 * @typedef {object} Competitor
 * @property {string} name
 * @property {(net: string) => Promise<number>} measure steps in a second
 * @property {() => void} stop
 */

/**
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 * @param {number} [threads] that OpenBLAS and OpenMP may take
 * @returns {Promise<Competitor | null>} null if it does not start
 */
export async function start(name, command, args, threads = 1) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OPENBLAS_NUM_THREADS: String(threads), OMP_NUM_THREADS: String(threads) },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${name} ended.`);
    return JSON.parse(value);
  };
  try {
    await answer();
  } catch {
    console.error(`${name}: does not start here, left out.`);
    return null;
  }
  return {
    name,
    measure: async (net) => {
      child.stdin.write(JSON.stringify({ net, milliseconds }) + '\n');
      return (await answer()).rate;
    },
    stop: () => child.kill(),
  };
}

/** Bundles a competitor written in TypeScript or for a package of the cache. */
export async function bundle(/** @type {string} */ entry, /** @type {import('esbuild').BuildOptions} */ options = {}) {
  const outfile = path.join(folder, `${path.parse(entry).name}.${options.format === 'esm' ? 'mjs' : 'cjs'}`);
  await build({
    entryPoints: [path.join(root, 'test/bench/competitors', entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    ...options,
  });
  return outfile;
}

/**
 * Starts a process with the engine wasm.
 * @param {string} name
 * @param {number} [threads] that may share a step
 * @param {string} [which] `wasm`, or a variant of the engine native
 */
export async function startOurs(name, threads = 1, which = 'wasm') {
  const flags = await prepareOurs();
  return start(name, process.execPath, [...flags, await bundle('ours.ts'), folder, String(threads), which]);
}

/**
 * Builds what the engine wasm needs.
 * @returns flags of Node with which it runs.
 */
export async function prepareOurs() {
  await buildKernels(folder);
  await buildNative(folder, [localPlatform]);
  await buildPeaks();
  for (const options of bundles(folder, { names: ['training-thread.cjs'] })) await build(options);
  // Newer versions of Node have relaxed SIMD without a flag, and refuse the flag.
  return Number(process.versions.node.split('.')[0]) < 22 ? ['--experimental-wasm-relaxed-simd'] : [];
}

/** Compiles the loops that find the peak of WebAssembly. */
async function buildPeaks() {
  for (const [name, extra] of [
    ['simd', []],
    ['relaxed', ['--enable', 'relaxed-simd']],
  ]) {
    const file = path.join(folder, `peak-${name}.wasm`);
    const source = path.join(root, 'test/bench/peak/peak.ts');
    const asc = path.join(root, 'node_modules/assemblyscript/bin/asc.js');
    const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', ...extra, '--outFile', file];
    if (!existsSync(file)) await runCommand(process.execPath, [asc, source, ...options], { cwd: root });
  }
}

/**
 * Compiles the loop that finds the peak of AVX2.
 * @returns what measures it, in GFLOP/s; null on another platform and where there is no clang
 */
export async function peakOfAvx2() {
  const tools = localPlatform === 'linux-x64' ? await findTools() : null;
  if (tools === null) return null;
  const [few, many] = [1e6, 4e7];
  const fileOf = (/** @type {number} */ turns) => path.join(folder, `peak-avx2-${turns}`);
  for (const turns of [few, many]) {
    await runCommand(tools.clang, [
      ...['-O2', '-march=x86-64-v3', '-ffreestanding', '-nostdlib', '-static', `-fuse-ld=${tools.lld('lld')}`],
      ...[`-DTURNS=${turns}`, path.join(root, 'test/bench/peak/avx2.c'), '-o', fileOf(turns)],
    ]);
  }
  const time = (/** @type {number} */ turns) => {
    const start = performance.now();
    spawnSync(fileOf(turns));
    return performance.now() - start;
  };
  // Each turn has 192 operations; what a process costs by itself is in both times.
  return () => ((many - few) * 192) / 1e6 / (time(many) - time(few));
}

export const median = (/** @type {readonly number[]} */ values) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

export const row = (/** @type {string} */ name, /** @type {readonly string[]} */ cells) =>
  console.log(name.padEnd(30) + cells.map((cell) => cell.padStart(20)).join(''));

export function verdict(/** @type {number} */ value, /** @type {number} */ mark) {
  return `${value.toPrecision(3)} (${mark})${value >= mark ? ' ✓' : ' ✗'}`;
}
