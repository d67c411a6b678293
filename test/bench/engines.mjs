// Compares the engine wasm with its competitors: `node test/bench/engines.mjs [ROUNDS] [MILLISECONDS]`. Every competitor is a
// process of its own with one thread; they take turns, so that all of them see the same machine.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/project.mjs';
import { tryCommand } from '../../scripts/system/run-command.mjs';
import { marks, nets, operations, sampleSize } from './nets.mjs';
import { bundle, folder, median, milliseconds, rounds, row, start, startOurs, verdict } from './processes.mjs';

const jaxVersion = '0.1.25';
const python = '/usr/bin/python3';

async function startAll() {
  const tfjs = await bundle('tfjs.ts');
  const found = [
    await startOurs('ours'),
    await startOurs('native avx2', 1, 'avx2'),
    await startOurs('native avx512', 1, 'avx512'),
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
        ...members.map(({ name }) =>
          median(mine.map((rate, round) => rate / (rates.get(`${name} ${net}`)?.[round] ?? NaN))),
        ),
      );
      return verdict(ratio, wanted[index] ?? NaN);
    }),
  );
}
// Of these, how many times as fast as the engine wasm.
for (const { name } of competitors.filter((one) => one.name.startsWith('native'))) {
  row(
    `${name} over wasm`,
    nets.map(({ name: net }, index) => {
      const wasm = rates.get(`ours ${net}`) ?? [];
      const ratios = (rates.get(`${name} ${net}`) ?? []).map((rate, round) => rate / (wasm[round] ?? NaN));
      return verdict(median(ratios), marks['native over wasm'][index] ?? NaN);
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
