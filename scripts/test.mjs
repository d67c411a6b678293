// Runs the tests: `node scripts/test.mjs [STAGE …]`, all stages by default; a stage brings along the ones it needs.
import { availableParallelism } from 'node:os';
import util from 'node:util';
import { stages } from './test/stages.mjs';

/**
 * @param {readonly string[]} names
 * @returns {Set<string>} the stages of these names with all they need
 * @throws if there is no such stage
 */
function withNeeds(names) {
  return new Set(
    names.flatMap((name) => {
      const stage = stages.find((candidate) => candidate.name === name);
      if (stage !== undefined) return [...withNeeds(stage.needs), name];
      throw new Error(
        `Unknown stage "${name}". Expected ${stages.map((one) => `${one.name} (${one.does})`).join(', ')}.`,
      );
    }),
  );
}

const asked = process.argv.slice(2);
const chosen = withNeeds(asked.length > 0 ? asked : stages.map((stage) => stage.name));

/** @type {Map<string, { passed: number, failed: number, skipped: number, note: string }>} */
const results = new Map();
/** @type {Map<string, Promise<void>>} */
const underWay = new Map();

/** Whether nothing runs beside the one stage that was asked for. */
const isAlone = asked.length === 1;

/** @param {import('./test/stages.mjs').Stage} stage */
async function perform({ name, does, needs, run }) {
  const failure = { passed: 0, failed: 1, skipped: 0 };
  await Promise.all(needs.map((need) => underWay.get(need)));
  const broken = needs.find((need) => results.get(need)?.failed !== 0);
  if (broken !== undefined) {
    results.set(name, { ...failure, note: `not run, since ${broken} failed` });
    return;
  }
  console.log(isAlone ? `\n=== ${name}: ${does} ===` : `${name} …`);
  const start = performance.now();
  const { output = '', ...counts } = await run(isAlone).catch((/** @type {unknown} */ error) => ({
    ...failure,
    output: util.inspect(error),
  }));
  if (!isAlone) console.log(`\n=== ${name}: ${does} ===`);
  console.log(output);
  results.set(name, { ...counts, note: `${((performance.now() - start) / 1000).toFixed(1)} s` });
}

// As many stages of one core at a time as there are cores: one may wait for a window to open while another trains.
const waiting = stages.filter(({ name, cores }) => chosen.has(name) && cores === 'one').values();
const lane = async () => {
  for (const stage of waiting) {
    const done = perform(stage);
    underWay.set(stage.name, done);
    await done;
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, lane));
for (const stage of stages) if (chosen.has(stage.name) && stage.cores === 'all') await perform(stage);

console.log('\nstage       passed  failed  skipped');
for (const { name } of stages) {
  const result = results.get(name);
  if (result === undefined) continue;
  const { passed, failed, skipped, note } = result;
  const numbers = [passed, failed, skipped].map((count, column) => String(count).padStart([6, 8, 9][column] ?? 0));
  console.log(`${name.padEnd(12)}${numbers.join('')}  ${note}`);
}
const sum = (/** @type {'passed' | 'failed'} */ key) =>
  [...results.values()].reduce((total, one) => total + one[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
