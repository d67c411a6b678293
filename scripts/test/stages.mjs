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
 * @property {() => Promise<import('./counts.mjs').Counts>} run
 */

/**
 * A command that counts as one test, passed where it ends with status 0.
 * @param {string} command
 * @param {readonly string[]} args
 */
function commandRun(command, args) {
  return async () => {
    const { status } = await tryCommand(command, args, { cwd: root, show: true });
    return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  };
}

/** @type {readonly Stage[]} */
export const stages = [
  { name: 'types', does: 'type-check', needs: [], run: commandRun('npm', ['run', '--silent', 'typecheck']) },
  { name: 'lint', does: 'prettier and eslint', needs: [], run: commandRun('npm', ['run', '--silent', 'lint']) },
  {
    name: 'build',
    does: 'bundles and packages the extension',
    needs: [],
    run: commandRun(process.execPath, [path.join(root, 'scripts/package.mjs')]),
  },
  {
    name: 'unit',
    does: 'test/unit, in Node',
    needs: ['build'],
    run: () => runMocha('unit', ['--parallel', '--jobs', String(availableParallelism()), 'test/unit/**/*.test.ts']),
  },
  {
    name: 'examples',
    does: 'test/examples, each example trained to its end',
    needs: ['build'],
    run: () =>
      runMocha('examples', ['--no-config', '--import=tsx', '--timeout', '1200000', 'test/examples/**/*.test.ts']),
  },
  {
    name: 'host',
    does: "test/host, in VS Code's extension host",
    needs: ['build'],
    run: async () => (await import('../../test/host/run.mjs')).runHostTests(),
  },
  {
    name: 'ui',
    does: 'test/ui, clicks in the installed package',
    needs: ['build'],
    run: () => runMocha('ui', ['--no-config', '--import=tsx', '--timeout', '180000', '--bail', 'test/ui/**/*.test.ts']),
  },
];
