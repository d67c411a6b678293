// Runs the tests: `node scripts/test.mjs [STAGE …]`, all stages by default; a stage brings along the ones it needs.
import { stages } from './test/stages.mjs';

/**
 * @param {readonly string[]} names
 * @returns {Set<string>} the stages of these names with all they need
 * @throws where there is no such stage
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
for (const { name, does, needs, run } of stages) {
  if (!chosen.has(name)) continue;
  console.log(`\n=== ${name}: ${does} ===`);
  const broken = needs.find((need) => (results.get(need)?.failed ?? 0) > 0);
  const start = performance.now();
  const counts =
    broken === undefined
      ? await run().catch((/** @type {unknown} */ error) => {
          console.error(error);
          return { passed: 0, failed: 1, skipped: 0 };
        })
      : { passed: 0, failed: 1, skipped: 0 };
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  results.set(name, { ...counts, note: broken === undefined ? `${seconds} s` : `not run, since ${broken} failed` });
}

console.log('\nstage   passed  failed  skipped');
for (const [name, { passed, failed, skipped, note }] of results) {
  const numbers = [passed, failed, skipped].map((count, column) => String(count).padStart([6, 8, 9][column] ?? 0));
  console.log(`${name.padEnd(8)}${numbers.join('')}  ${note}`);
}
const sum = (/** @type {'passed' | 'failed'} */ key) =>
  [...results.values()].reduce((total, one) => total + one[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
