// What `npm test` consists of, in the order in which it starts.
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
 * @property {'one' | 'all'} cores how many it keeps busy: those of one share lanes, those of all run alone, after them
 * @property {(show: boolean) => Promise<import('./counts.mjs').Counts & { readonly output?: string }>} run `show`: what it does is
 *   to be seen line by line; otherwise it is given as `output`, since others may run beside it
 */

/**
 * A command that counts as one test, passed where it ends with status 0.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Stage['run']}
 */
function commandRun(command, args) {
  return async (show) => {
    const { status, output } = await tryCommand(command, args, { cwd: root, show });
    return { passed: Number(status === 0), failed: Number(status !== 0), skipped: 0, output };
  };
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Stage['run']}
 */
function mochaRun(name, args) {
  return (show) => runMocha(name, args, show);
}

const inParallel = (/** @type {number} */ jobs) => ['--parallel', '--jobs', String(jobs)];
const parallel = inParallel(availableParallelism());
/** Processes and pages wait now and then, for a disk or for the next picture: one more keeps all cores busy. */
const parallelWithWaits = inParallel(availableParallelism() + 1);

/**
 * Pages and windows draw as long as they are open, without a graphics card on the processor: the longer they wait for a core,
 * the more they draw. So nothing runs beside a stage that keeps all cores busy. The windows of `ui` and of `host` are not
 * open at once: beside each of them are trainings of some seconds.
 * @type {readonly Stage[]}
 */
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
    run: mochaRun('ui', ['--bail', 'test/ui/*.test.ts']),
  },
  {
    name: 'bundles',
    does: 'bundles what the tests below start, once for all of them',
    needs: ['build'],
    cores: 'one',
    run: commandRun(process.execPath, ['--import=tsx', path.join(root, 'test/support/build.ts')]),
  },
  {
    name: 'types',
    does: 'type-check',
    needs: [],
    cores: 'one',
    run: commandRun('npm', ['run', '--silent', 'typecheck']),
  },
  {
    name: 'slurm',
    does: 'test/slurm, sweeps on a Slurm of one node',
    needs: ['bundles'],
    cores: 'one',
    run: mochaRun('slurm', ['test/slurm/*.test.ts']),
  },
  {
    name: 'damage',
    does: 'test/fuzz in small: damaged logs, made dataset files, kills at random moments, and storms of saves',
    needs: ['bundles'],
    cores: 'one',
    run: mochaRun('damage', [
      'test/fuzz/logs.test.ts',
      'test/fuzz/datasets.test.ts',
      'test/fuzz/kills.test.ts',
      'test/fuzz/storms.test.ts',
    ]),
  },
  {
    name: 'examples',
    does: 'test/examples, each example trained to its end',
    needs: ['bundles'],
    cores: 'one',
    run: mochaRun('examples', ['test/examples/**/*.test.ts']),
  },
  {
    name: 'host',
    does: "test/host, in VS Code's extension host",
    needs: ['build'],
    cores: 'one',
    run: async () => (await import('../../test/host/run.mjs')).runHostTests(),
  },
  {
    name: 'unit',
    does: 'test/unit, functions in Node',
    needs: [],
    cores: 'all',
    run: mochaRun('unit', [...parallel, 'test/unit/**/*.test.ts']),
  },
  {
    name: 'integration',
    does: 'test/integration, training and processes in Node',
    needs: ['bundles'],
    cores: 'all',
    run: mochaRun('integration', [...parallelWithWaits, 'test/integration/**/*.test.ts']),
  },
  {
    name: 'report',
    does: 'test/ui/report and test/ui/drawing, pages in Chromium',
    needs: ['bundles'],
    cores: 'all',
    run: mochaRun('report', [...parallelWithWaits, 'test/ui/*/*.test.ts']),
  },
];
