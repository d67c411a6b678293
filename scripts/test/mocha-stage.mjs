// Runs test files with mocha, in a Node process of its own.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { out, root } from '../project.mjs';
import { tryCommand } from '../system/run-command.mjs';
import { readCounts } from './counts.mjs';

/**
 * @param {string} name names the file of the counts
 * @param {readonly string[]} args arguments of mocha
 * @param {object} [options]
 * @param {boolean} [options.show] whether its report is shown line by line; otherwise once it ends, since others may run beside it
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runMocha(name, args, { show = true } = {}) {
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
  process.stdout.write(output);
  const counts = await readCounts(file);
  // A process that died after its report was not well.
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
