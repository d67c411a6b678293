// What a competitor process does: it answers each line {"net", "milliseconds"} with the steps that it trained in a second.
import { createInterface } from 'node:readline';
import { nets } from './nets.mjs';

/**
 * @param {(net: import('./nets.mjs').Net) => Promise<(steps: number) => void | Promise<void>>} prepare gives a function
 *   that trains this many steps
 * @param {(() => number) | null} [peak] GFLOP/s of multiplying and adding alone
 */
export async function serve(prepare, peak = null) {
  /** @type {Map<string, (steps: number) => void | Promise<void>>} */
  const trainers = new Map();
  for (const net of nets) trainers.set(net.name, await prepare(net));
  process.stdout.write('{"ready":true}\n');
  for await (const line of createInterface({ input: process.stdin })) {
    const { net, milliseconds } = JSON.parse(line);
    if (net === 'peak') {
      process.stdout.write(JSON.stringify({ rate: peak?.() ?? 0 }) + '\n');
      continue;
    }
    const train = trainers.get(net);
    if (train === undefined) throw new Error(`No network ${net}.`);
    // Sets of steps that last a few milliseconds each, so that the clock costs nothing.
    let set = 1;
    let steps = 0;
    const start = performance.now();
    let now = start;
    while (now - start < milliseconds) {
      const from = now;
      await train(set);
      steps += set;
      now = performance.now();
      if (now - from < 4) set *= 2;
    }
    process.stdout.write(JSON.stringify({ rate: (1000 * steps) / (now - start) }) + '\n');
  }
}

/** Normally distributed numbers, the same each time. */
export function normalNumbers(/** @type {number} */ count) {
  let state = 1;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  return Float32Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
  );
}
