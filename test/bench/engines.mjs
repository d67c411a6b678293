// Compares the engine wasm with its competitors: `node test/bench/engines.mjs [ROUNDS] [MILLISECONDS]`. Every competitor is a
// process of its own with one thread; they take turns, so that all of them see the same machine.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { buildKernels } from '../../scripts/build/kernel.mjs';
import { cache, root } from '../../scripts/project.mjs';
import { runCommand, tryCommand } from '../../scripts/system/run-command.mjs';
import { marks, nets, operations, sampleSize } from './nets.mjs';

const rounds = Number(process.argv[2] ?? 7);
const milliseconds = Number(process.argv[3] ?? 250);
const folder = path.join(cache, 'bench');
const jaxVersion = '0.1.25';
const python = '/usr/bin/python3';

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
 * @returns {Promise<Competitor | null>} null where it does not start
 */
async function start(name, command, args) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' },
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
async function bundle(/** @type {string} */ entry, /** @type {import('esbuild').BuildOptions} */ options = {}) {
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

async function startAll() {
  mkdirSync(folder, { recursive: true });
  await buildKernels(folder);
  for (const [name, extra] of [['simd', []], ['relaxed', ['--enable', 'relaxed-simd']]]) {
    const file = path.join(folder, `peak-${name}.wasm`);
    const source = path.join(root, 'test/bench/peak/peak.ts');
    const asc = path.join(root, 'node_modules/assemblyscript/bin/asc.js');
    const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', ...extra, '--outFile', file];
    if (!existsSync(file)) await runCommand(process.execPath, [asc, source, ...options], { cwd: root });
  }
  // Newer versions of Node have relaxed SIMD without a flag, and refuse the flag.
  const relaxed = Number(process.versions.node.split('.')[0]) < 22 ? ['--experimental-wasm-relaxed-simd'] : [];
  const ours = await bundle('ours.ts');
  const tfjs = await bundle('tfjs.ts');
  const found = [
    await start('ours', process.execPath, [...relaxed, ours, folder]),
    await start('tfjs cpu, engine', process.execPath, [tfjs, 'cpu', 'engine']),
    await start('tfjs cpu, model', process.execPath, [tfjs, 'cpu', 'model']),
    await start('tfjs wasm, engine', process.execPath, [tfjs, 'wasm', 'engine']),
    await start('tfjs wasm, model', process.execPath, [tfjs, 'wasm', 'model']),
    await startJax(),
  ];
  if ((await tryCommand(python, ['-c', 'import torch'])).status === 0) {
    const script = path.join(root, 'test/bench/competitors/torch_bench.py');
    for (const how of ['eager', 'foreach', 'flat']) {
      found.push(await start(`PyTorch ${how}`, python, [script, how, '1', JSON.stringify(nets), String(sampleSize)]));
    }
  } else console.error('PyTorch: not installed here, left out.');
  return found.filter((competitor) => competitor !== null);
}

/** Installs jax-js into the cache, once: nothing else of the project needs it. */
async function startJax() {
  if (!existsSync(path.join(folder, 'node_modules/@jax-js/jax'))) {
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
    const { status } = await tryCommand('npm', ['install', '--no-audit', '--no-fund', `@jax-js/jax@${jaxVersion}`], { cwd: folder });
    if (status !== 0) {
      console.error('jax-js: cannot be installed here, left out.');
      return null;
    }
  }
  return start('jax-js', process.execPath, [
    await bundle('jax.mjs', { format: 'esm', nodePaths: [path.join(folder, 'node_modules')] }),
  ]);
}

const median = (/** @type {readonly number[]} */ values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

const competitors = await startAll();
const [ours] = competitors;
if (ours?.name !== 'ours') throw new Error('The engine wasm does not start.');
/** @type {Map<string, number[]>} by competitor and net */
const rates = new Map();
/** @type {number[]} */
const peaks = [];
for (let round = -1; round < rounds; round++) {
  for (const { name: net } of nets) {
    for (const { name, measure } of competitors) {
      const rate = await measure(net);
      // The first round is for the compilers.
      if (round >= 0) rates.set(`${name} ${net}`, [...(rates.get(`${name} ${net}`) ?? []), rate]);
    }
    peaks.push(await ours.measure('peak'));
  }
}
for (const { stop } of competitors) stop();

const peak = Math.max(...peaks);
const rateOf = (/** @type {string} */ name, /** @type {string} */ net) => median(rates.get(`${name} ${net}`) ?? []);
const row = (/** @type {string} */ name, /** @type {readonly string[]} */ cells) =>
  console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(20)).join(''));

console.log(`\nSteps in a second, medians of ${rounds} rounds of ${milliseconds} ms; peak ${peak.toFixed(1)} GFLOP/s`);
row('', nets.map(({ name }) => name));
for (const { name } of competitors) row(name, nets.map((net) => rateOf(name, net.name).toFixed(name === 'ours' ? 0 : 1)));

console.log('\nTimes as fast, medians of the rounds (mark)');
const groups = {
  'tfjs, best': competitors.filter(({ name }) => name.startsWith('tfjs')),
  'jax-js': competitors.filter(({ name }) => name === 'jax-js'),
  'PyTorch eager, best': competitors.filter(({ name }) => name === 'PyTorch eager' || name === 'PyTorch foreach'),
  'PyTorch flattened': competitors.filter(({ name }) => name === 'PyTorch flat'),
};
for (const [group, members] of Object.entries(groups)) {
  if (members.length === 0) continue;
  const wanted = marks[/** @type {keyof typeof groups} */ (group)];
  row(
    group,
    nets.map(({ name: net }, index) => {
      // Turn by turn: what slows the machine slows both.
      const mine = rates.get(`ours ${net}`) ?? [];
      const ratio = Math.min(
        ...members.map(({ name }) => median(mine.map((rate, round) => rate / (rates.get(`${name} ${net}`)?.[round] ?? NaN)))),
      );
      return verdict(ratio, wanted[index] ?? NaN);
    }),
  );
}
row(
  'share of the peak',
  nets.map((net, index) => {
    const best = Math.max(...(rates.get(`ours ${net.name}`) ?? []));
    return verdict((best * operations(net)) / 1e9 / peak, marks['share of the peak'][index] ?? NaN);
  }),
);

function verdict(/** @type {number} */ value, /** @type {number} */ mark) {
  return `${value.toPrecision(3)} (${mark})${value >= mark ? ' ✓' : ' ✗'}`;
}
