// Where the time of a training step goes: `node test/bench/profile.mjs [SECONDS]`. Samples the functions of the kernel by V8's
// profiler while it trains each network of the benchmark.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nets } from './nets.mjs';
import { bundle, folder, prepareOurs, row } from './processes.mjs';

const milliseconds = 1000 * Number(process.argv[2] ?? 4);

/** Functions of the kernel by what they do; the first that fits holds. */
const parts = {
  'forward and input gradients': /^product\/|^narrow-product\//,
  'weight gradients': /^outer-product\//,
  tanh: /^activation\/|^tanh\//,
  'slope of tanh, bias gradients': /^slope\//,
  Adam: /^optimizer\//,
  'mini-batch, order, error': /^gradient\/|^batch\/|^shuffle\//,
  'everything else': /./,
};

/**
 * @param {string} net
 * @returns {Promise<Map<string, number>>} microseconds by function of the kernel
 */
async function profile(net) {
  const output = mkdtempSync(path.join(tmpdir(), 'profile-'));
  try {
    const child = spawn(
      process.execPath,
      [...relaxed, '--cpu-prof', '--cpu-prof-interval', '100', '--cpu-prof-dir', output, ours, folder, '1'],
      { stdio: ['pipe', 'ignore', 'ignore'] },
    );
    child.stdin.end(JSON.stringify({ net, milliseconds }) + '\n');
    await new Promise((resolve) => child.once('exit', resolve));
    const files = readdirSync(output).filter((name) => name.endsWith('.cpuprofile'));
    /** @type {Map<string, number>} */
    const times = new Map();
    for (const file of files) {
      const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(path.join(output, file), 'utf8'));
      /** @type {Map<number, { functionName: string, url: string }>} */
      const frames = new Map(
        nodes.map((/** @type {{ id: number, callFrame: { functionName: string, url: string } }} */ node) => [
          node.id,
          node.callFrame,
        ]),
      );
      samples.forEach((/** @type {number} */ id, /** @type {number} */ index) => {
        const frame = frames.get(id);
        if (frame === undefined || !frame.url.startsWith('wasm:')) return;
        const name = frame.functionName.replace(/^.*\/kernel\//, '');
        times.set(name, (times.get(name) ?? 0) + timeDeltas[index]);
      });
    }
    return times;
  } finally {
    rmSync(output, { recursive: true });
  }
}

const relaxed = await prepareOurs();
const ours = await bundle('ours.ts');
/** @type {Map<string, string[]>} */
const cells = new Map(Object.keys(parts).map((part) => [part, []]));
for (const { name } of nets) {
  const times = await profile(name);
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  /** @type {Map<string, number>} */
  const shares = new Map();
  for (const [functionName, time] of times) {
    const [part] = Object.entries(parts).find(([, pattern]) => pattern.test(functionName)) ?? ['everything else'];
    shares.set(part, (shares.get(part) ?? 0) + time / total);
  }
  for (const [part, list] of cells) list.push(`${(100 * (shares.get(part) ?? 0)).toFixed(1)} %`);
}

console.log('\nShare of the time in the kernel');
row(
  '',
  nets.map(({ name }) => name),
);
for (const [part, list] of cells) row(part, list);
