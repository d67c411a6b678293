// What `npm test` consists of, in its order.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { root } from '../project.mjs';
import { tryCommand } from '../system/run-command.mjs';
import { runMocha } from './mocha-stage.mjs';

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} does
 * @property {readonly string[]} needs names of the stages without whose success it makes no sense
 * @property {'one' | 'all'} cores how many it keeps busy; those of one run side by side, in this order
 * @property {() => Promise<import('./counts.mjs').Counts>} run
 */

/**
 * A command that counts as one test, passed where it ends with status 0. Its output is shown once it ends, since others may
 * run beside it.
 * @param {string} command
 * @param {readonly string[]} args
 */
function commandRun(command, args) {
  return async () => {
    const { status, output } = await tryCommand(command, args, { cwd: root });
    process.stdout.write(output);
    return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  };
}

const parallel = ['--parallel', '--jobs', String(availableParallelism())];

/** @type {readonly Stage[]} */
export const stages = [
  {
    name: 'build',
    does: 'bundles and packages the extension',
    needs: [],
    cores: 'one',
    run: commandRun(process.execPath, [path.join(root, 'scripts/package.mjs')]),
  },
  {
    name: 'lint',
    does: 'prettier and eslint',
    needs: [],
    cores: 'one',
    run: commandRun('npm', ['run', '--silent', 'lint']),
  },
  {
    name: 'ui',
    does: 'test/ui, clicks in the installed package',
    needs: ['build'],
    cores: 'one',
    run: () => runMocha('ui', ['--bail', 'test/ui/*.test.ts'], { show: false }),
  },
  {
    name: 'types',
    does: 'type-check',
    needs: [],
    cores: 'one',
    run: commandRun('npm', ['run', '--silent', 'typecheck']),
  },
  {
    name: 'host',
    does: "test/host, in VS Code's extension host",
    needs: ['build'],
    cores: 'one',
    run: async () => (await import('../../test/host/run.mjs')).runHostTests(),
  },
  {
    name: 'examples',
    does: 'test/examples, each example trained to its end',
    needs: ['build'],
    cores: 'one',
    run: () => runMocha('examples', ['test/examples/**/*.test.ts'], { show: false }),
  },
  {
    name: 'unit',
    does: 'test/unit, functions in Node',
    needs: [],
    cores: 'all',
    run: () => runMocha('unit', [...parallel, 'test/unit/**/*.test.ts']),
  },
  {
    name: 'integration',
    does: 'test/integration, training and processes in Node',
    needs: ['build'],
    cores: 'all',
    run: () => runMocha('integration', [...parallel, 'test/integration/**/*.test.ts']),
  },
  {
    name: 'damage',
    does: 'test/fuzz in small: damaged logs, and kills at random moments',
    needs: [],
    cores: 'all',
    run: () => runMocha('damage', ['test/fuzz/logs.test.ts', 'test/fuzz/kills.test.ts']),
  },
  {
    name: 'report',
    does: 'test/ui/report and test/ui/drawing, pages in Chromium',
    needs: ['build'],
    cores: 'all',
    run: () => runMocha('report', [...parallel, 'test/ui/*/*.test.ts']),
  },
];
