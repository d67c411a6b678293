// Compares the engines wasm and native with their competitors: `node test/bench/engines.mjs [ROUNDS] [MILLISECONDS]`. Every
// competitor is a process of its own, with one thread where it does not say `2 threads`; they take turns, so that all of them
// see the same machine.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/project.mjs';
import { tryCommand } from '../../scripts/system/run-command.mjs';
import { marks, nets, operations, sampleSize } from './nets.mjs';
import {
  bundle,
  folder,
  median,
  milliseconds,
  peakOfAvx2,
  rounds,
  row,
  start,
  startOurs,
  verdict,
} from './processes.mjs';

const jaxVersion = '0.1.25';
const python = '/usr/bin/python3';

async function startAll() {
  const tfjs = await bundle('tfjs.ts');
  const found = [
    await startOurs('ours'),
    await startOurs('native avx2', 1, 'avx2'),
    await startOurs('native avx512', 1, 'avx512'),
    await startOurs('native avx2, 2 threads', 2, 'avx2'),
    await startOurs('native avx512, 2 threads', 2, 'avx512'),
    await start('tfjs cpu, engine', process.execPath, [tfjs, 'cpu', 'engine']),
    await start('tfjs cpu, model', process.execPath, [tfjs, 'cpu', 'model']),
    await start('tfjs wasm, engine', process.execPath, [tfjs, 'wasm', 'engine']),
    await start('tfjs wasm, model', process.execPath, [tfjs, 'wasm', 'model']),
    await startJax(),
  ];
  if ((await tryCommand(python, ['-c', 'import torch'])).status === 0) {
    const script = path.join(root, 'test/bench/competitors/torch_bench.py');
    const words = [JSON.stringify(nets), String(sampleSize)];
    for (const how of ['eager', 'foreach', 'flat']) {
      found.push(await start(`PyTorch ${how}`, python, [script, how, '1', ...words]));
      found.push(await start(`PyTorch ${how}, 2 threads`, python, [script, how, '2', ...words], 2));
    }
  } else console.error('PyTorch: not installed here, left out.');
  return found.filter((competitor) => competitor !== null);
}

/** Installs jax-js into the cache, once: nothing else of the project needs it. */
async function startJax() {
  if (!existsSync(path.join(folder, 'node_modules/@jax-js/jax'))) {
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
    const { status } = await tryCommand('npm', ['install', '--no-audit', '--no-fund', `@jax-js/jax@${jaxVersion}`], {
      cwd: folder,
    });
    if (status !== 0) {
      console.error('jax-js: cannot be installed here, left out.');
      return null;
    }
  }
  return start('jax-js', process.execPath, [
    await bundle('jax.mjs', { format: 'esm', nodePaths: [path.join(folder, 'node_modules')] }),
  ]);
}

const competitors = await startAll();
const [ours] = competitors;
if (ours?.name !== 'ours') throw new Error('The engine wasm does not start.');
/** @type {Map<string, number[]>} by competitor and net */
const rates = new Map();
/** @type {number[]} */
const peaks = [];
const measureAvx2 = await peakOfAvx2();
/** @type {number[]} */
const avx2Peaks = [];
for (let round = -1; round < rounds; round++) {
  for (const { name: net } of nets) {
    for (const { name, measure } of competitors) {
      const rate = await measure(net);
      // The first round is for the compilers.
      if (round >= 0) rates.set(`${name} ${net}`, [...(rates.get(`${name} ${net}`) ?? []), rate]);
    }
    peaks.push(await ours.measure('peak'));
    if (measureAvx2 !== null) avx2Peaks.push(measureAvx2());
  }
}
for (const { stop } of competitors) stop();

const peak = Math.max(...peaks);
const avx2Peak = Math.max(...avx2Peaks);
const rateOf = (/** @type {string} */ name, /** @type {string} */ net) => median(rates.get(`${name} ${net}`) ?? []);

console.log(`\nSteps in a second, medians of ${rounds} rounds of ${milliseconds} ms; peak ${peak.toFixed(1)} GFLOP/s`);
row(
  '',
  nets.map(({ name }) => name),
);
for (const { name } of competitors)
  row(
    name,
    nets.map((net) => rateOf(name, net.name).toFixed(name === 'ours' ? 0 : 1)),
  );

/** How many times as fast one is as the best of others, turn by turn: what slows the machine slows both. */
const ratioOf = (/** @type {string} */ one, /** @type {readonly string[]} */ others, /** @type {string} */ net) => {
  const mine = rates.get(`${one} ${net}`) ?? [];
  return Math.min(
    ...others.map((other) => median(mine.map((rate, round) => rate / (rates.get(`${other} ${net}`)?.[round] ?? NaN)))),
  );
};
/** A row with its marks; nothing where there is nobody to compare with. */
const compare = (
  /** @type {string} */ one,
  /** @type {readonly string[]} */ wanted,
  /** @type {string} */ name,
  /** @type {keyof typeof marks} */ mark,
) => {
  const others = wanted.filter((other) => competitors.some((competitor) => competitor.name === other));
  if (others.length === 0 || !competitors.some((competitor) => competitor.name === one)) return;
  row(
    name,
    nets.map((net, index) => verdict(ratioOf(one, others, net.name), marks[mark][index] ?? NaN)),
  );
};

console.log('\nTimes as fast, medians of the rounds (mark)');
const ofTfjs = ['tfjs cpu, engine', 'tfjs cpu, model', 'tfjs wasm, engine', 'tfjs wasm, model'];
const eager = ['PyTorch eager', 'PyTorch foreach'];
compare('ours', ofTfjs, 'wasm over tfjs, best', 'wasm over tfjs');
compare('ours', ['jax-js'], 'wasm over jax-js', 'wasm over jax-js');
compare('ours', eager, 'wasm over PyTorch eager', 'wasm over PyTorch eager');
compare('ours', ['PyTorch flat'], 'wasm over PyTorch flattened', 'wasm over PyTorch flattened');
for (const variant of ['native avx2', 'native avx512']) {
  compare(variant, ['ours'], `${variant} over wasm`, 'native over wasm');
  compare(variant, ['PyTorch flat'], `${variant} over PyTorch flat`, 'native over PyTorch flattened');
  compare(
    `${variant}, 2 threads`,
    eager.map((other) => `${other}, 2 threads`),
    `${variant} over PyTorch eager, 2`,
    'native over PyTorch eager, two threads',
  );
}
const shareOf = (/** @type {string} */ name, /** @type {number} */ ofPeak, /** @type {keyof typeof marks} */ mark) =>
  row(
    `${name}: share of the peak`,
    nets.map((net, index) => {
      const best = Math.max(...(rates.get(`${name} ${net.name}`) ?? []));
      return verdict((best * operations(net)) / 1e9 / ofPeak, marks[mark][index] ?? NaN);
    }),
  );
shareOf('ours', peak, 'share of the peak');
if (measureAvx2 !== null) {
  console.log(`peak of AVX2: ${avx2Peak.toFixed(1)} GFLOP/s`);
  shareOf('native avx2', avx2Peak, 'share of the peak of AVX2');
}
