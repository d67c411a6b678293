// What a second core is worth to the engine wasm: `node test/bench/scaling.mjs [ROUNDS] [MILLISECONDS]`. One network on two
// threads, and two networks in two processes at once, each against one network on one thread, turn by turn. It needs two cores
// that have nothing else to do.
import { marks, nets } from './nets.mjs';
import { median, milliseconds, rounds, row, startOurs, verdict } from './processes.mjs';

const [one, other, two] = [await startOurs('one'), await startOurs('other'), await startOurs('two threads', 2)];
if (one === null || other === null || two === null) throw new Error('The engine wasm does not start.');

/** @type {{ threads: string[], atOnce: string[] }} */
const cells = { threads: [], atOnce: [] };
for (const [index, { name: net }] of nets.entries()) {
  /** @type {{ threads: number[], atOnce: number[] }} */
  const ratios = { threads: [], atOnce: [] };
  // The first rounds are for the compilers.
  for (let round = -2; round < rounds; round++) {
    const alone = await one.measure(net);
    const onTwo = await two.measure(net);
    const both = await Promise.all([one.measure(net), other.measure(net)]);
    if (round < 0) continue;
    ratios.threads.push(onTwo / alone);
    ratios.atOnce.push((both[0] + both[1]) / alone);
  }
  cells.threads.push(verdict(median(ratios.threads), marks['two threads'][index] ?? NaN));
  cells.atOnce.push(verdict(median(ratios.atOnce), marks['two networks at once'][index] ?? NaN));
}
for (const { stop } of [one, other, two]) stop();

console.log(`\nTimes as many steps as one thread, medians of ${rounds} rounds of ${milliseconds} ms (mark)`);
row(
  '',
  nets.map(({ name }) => name),
);
row('two threads', cells.threads);
row('two networks at once', cells.atOnce);
