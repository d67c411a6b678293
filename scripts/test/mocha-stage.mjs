// Runs test files with mocha, in a Node process of its own.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { out, root } from '../project.mjs';
import { tryCommand } from '../system/run-command.mjs';
import { readCounts } from './counts.mjs';

/**
 * @param {string} name names the file of the counts
 * @param {readonly string[]} args arguments of mocha
 * @param {boolean} show whether its report is shown line by line
 * @returns {Promise<import('./counts.mjs').Counts & { readonly output: string }>} with the report where it was not shown
 */
export async function runMocha(name, args, show) {
  const file = path.join(out, 'test', `${name}.counts.json`);
  await mkdir(path.dirname(file), { recursive: true });
  await rm(file, { force: true });
  const { status, output } = await tryCommand(
    process.execPath,
    [
      path.join(root, 'node_modules/mocha/bin/mocha.js'),
      ...['--reporter', path.join(root, 'scripts/test/counting-reporter.mjs'), '--forbid-only', ...args],
    ],
    { cwd: root, env: { TEST_COUNTS: file }, show },
  );
  const counts = await readCounts(file);
  // A process that died after its report was not well.
  const failed = status !== 0 && counts.failed === 0 ? 1 : counts.failed;
  return { ...counts, failed, output };
}
