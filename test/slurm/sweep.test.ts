import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { SweepObject } from '../../src/sweep/sweep-object.js';
import { CommandLine } from '../integration/cli/support.js';
import { eventually } from '../support/eventually.js';
import { Slurm, slurmProblem } from '../support/slurm.js';

const execute = promisify(execFile);

/** So small that a point is mostly the start of its process, and with a point that fails. */
const tiny = `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset(({ rate }) => ({
  manifold: circle(),
  samples: { train: 64, test: 32 },
  autoencoder: { hidden: [2], latent: euclidean(1) },
  training: { steps: 2, batchSize: 32, optimizer: { kind: 'adam', learningRate: rate } },
}), { rate: 1e-3 });`;

/** Takes a while, so that it can be killed. */
const long = tiny.replace('steps: 2', 'steps: 400_000');

describe('a sweep on Slurm', function () {
  let commandLine: CommandLine;
  let slurm: Slurm | null = null;

  before(async function () {
    const problem = await slurmProblem();
    if (problem !== null) {
      console.log(`    not run: ${problem}.`);
      this.skip();
    }
    slurm = await Slurm.start();
    process.env.SLURM_CONF = slurm.at('slurm.conf');
    commandLine = await CommandLine.open();
    await commandLine.write('tiny.dataset.ts', tiny);
    await commandLine.write('long.dataset.ts', long);
  });
  after(async () => {
    delete process.env.SLURM_CONF;
    await slurm?.stop();
    if (slurm !== null) await commandLine.close();
  });

  const collected = async (folder: string): Promise<SweepObject> =>
    JSON.parse((await commandLine.run('collect', folder, '--json')).stdout) as SweepObject;

  /** Names of the result files, with when they were written. */
  async function results(folder: string): Promise<Map<string, number>> {
    const names = await readdir(commandLine.at(folder, 'results', '0000')).catch(() => []);
    const whole = names.filter((name) => name.endsWith('.json'));
    const times = await Promise.all(
      whole.map(async (name) => (await stat(commandLine.at(folder, 'results', '0000', name))).mtimeMs),
    );
    return new Map(whole.map((name, k) => [name, times[k]]));
  }

  it('trains 200 points in more tasks than an array may have, names a point that fails, and collects by itself', async () => {
    const words = ['--vary', 'rate=1e-3,1e38', '--vary', 'seed=0-99', '--keep-runs', 'first'];
    const tasks = ['--executor', 'slurm', '--points-per-task', '10', '--at-once', '2'];
    const limits = ['--time', '5', '--cpus-per-task', '1'];
    const { status, stdout, stderr } = await commandLine.run(
      ...['sweep', 'tiny.dataset.ts', ...words, ...tasks, ...limits, '--out', 'array', '--json'],
    );
    assert.equal(status, 1, stderr);
    const { counts } = JSON.parse(stdout) as SweepObject;
    assert.deepEqual(counts, { points: 200, done: 100, failed: 100, missing: 0 });
    assert.match(stderr, /point 199: the log is .*array\/logs\/\d+_\d+\.log/);
    const log = /point 199: the log is (.*)/.exec(stderr)?.[1] ?? '';
    assert.match(await readFile(log, 'utf8'), /point 199: failed: .*Training diverged/);
    await eventually(
      'the collector',
      async () => (await readFile(commandLine.at('array', 'sweep.csv'), 'utf8')).split('\n').length === 202,
    );
    const trained = await trainings('array');
    assert.deepEqual(
      Array.from({ length: 200 }, (_, point) => trained.get(point)),
      new Array(200).fill(1),
    );
  });

  it('goes on after kills of a task and of the program that follows: every point exactly once', async () => {
    const words = ['sweep', 'long.dataset.ts', '--seeds', '0-3', '--keep-runs', 'first', '--executor', 'slurm'];
    const first = commandLine.start(...words, '--out', 'killed');
    await eventually('two tasks', async () => (await tasksOf('killed')).length >= 2);
    first.child.kill('SIGKILL');
    await first.ended;
    const [victim] = await tasksOf('killed');
    process.kill(victim, 'SIGKILL');
    const { status, stdout, stderr } = await commandLine.run(...words, '--out', 'killed', '--resume', '--json');
    assert.equal(status, 0, stderr);
    assert.match(stderr, /^[01] points submitted to Slurm/m, 'the other tasks are under way still');
    const before = await results('killed');
    const { missing } = (JSON.parse(stdout) as SweepObject).counts;
    if (missing > 0) assert.equal((await commandLine.run(...words, '--out', 'killed', '--resume')).status, 0);
    const after = await results('killed');
    for (const [name, time] of before) assert.equal(after.get(name), time, `${name} was written once`);
    assert.deepEqual((await collected('killed')).counts, { points: 4, done: 4, failed: 0, missing: 0 });
  });

  it('cancels its jobs when it is stopped, and keeps what is done', async () => {
    const words = ['sweep', 'long.dataset.ts', '--seeds', '0-9', '--keep-runs', 'first', '--executor', 'slurm'];
    const { child, ended } = commandLine.start(...words, '--out', 'stopped');
    await eventually('a result', async () => (await results('stopped')).size > 0);
    child.kill('SIGINT');
    const { status, stderr } = await ended;
    assert.equal(status, 130, stderr);
    await eventually('no task', async () => (await tasksOf('stopped')).length === 0);
    const both = await Promise.all([collected('stopped'), collected('stopped')]);
    assert.deepEqual(both[0], both[1]);
    assert.ok(both[0].counts.done > 0 && both[0].counts.missing > 0, JSON.stringify(both[0].counts));
  });

  it('goes on while the controller is killed and comes back: every point exactly once', async () => {
    const words = ['sweep', 'long.dataset.ts', '--seeds', '0-3', '--keep-runs', 'first', '--executor', 'slurm'];
    const { ended } = commandLine.start(...words, '--out', 'restarted', '--json');
    await eventually('two tasks', async () => (await tasksOf('restarted')).length >= 2);
    await slurm?.restartController();
    const { status, stdout, stderr } = await ended;
    assert.equal(status, 0, stderr);
    assert.deepEqual((JSON.parse(stdout) as SweepObject).counts, { points: 4, done: 4, failed: 0, missing: 0 });
    const trained = await trainings('restarted');
    assert.deepEqual(
      [0, 1, 2, 3].map((point) => trained.get(point)),
      [1, 1, 1, 1],
    );
  });

  it('says that the disk is full, keeps what is done, and trains what is missing once there is room', async function () {
    const disk = await smallDisk('disk').catch((error: unknown) => {
      console.log(`    not run: no disk of a few megabytes can be mounted (${String(error).split('\n')[0]}).`);
      this.skip();
    });
    try {
      const words = ['sweep', 'long.dataset.ts', '--seeds', '0-5', '--keep-runs', 'first', '--executor', 'slurm'];
      const { ended } = commandLine.start(...words, '--out', 'disk/sweep');
      await eventually('a result', async () => (await results('disk/sweep')).size > 0);
      await disk.fill();
      const first = await ended;
      assert.equal(first.status, 1, first.stderr);
      assert.match(first.stderr, /disk is full/);
      const before = await results('disk/sweep');
      assert.ok(before.size > 0 && before.size < 6, `${before.size} of 6 points`);
      await disk.empty();
      const second = await commandLine.run(...words, '--out', 'disk/sweep', '--resume', '--json');
      assert.equal(second.status, 0, second.stderr);
      assert.deepEqual((JSON.parse(second.stdout) as SweepObject).counts, {
        points: 6,
        done: 6,
        failed: 0,
        missing: 0,
      });
      const after = await results('disk/sweep');
      for (const [name, time] of before) assert.equal(after.get(name), time, `${name} was written once`);
    } finally {
      await disk.remove();
    }
  });

  /** A disk of a few megabytes, mounted in the folder of the command line. @throws where nothing may be mounted. */
  async function smallDisk(name: string) {
    const folder = commandLine.at(name);
    const filler = path.join(folder, 'filler');
    await mkdir(folder);
    await execute('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder]);
    return {
      fill: () => writeFile(filler, Buffer.alloc(2 ** 25)).catch(() => undefined),
      empty: () => rm(filler),
      remove: () => execute('umount', ['--lazy', folder]),
    };
  }

  /** How often each point came to its end, by the logs of the tasks. */
  async function trainings(folder: string): Promise<Map<number, number>> {
    const found = new Map<number, number>();
    for (const name of await readdir(commandLine.at(folder, 'logs'))) {
      const log = await readFile(commandLine.at(folder, 'logs', name), 'utf8');
      for (const [, point] of log.matchAll(/^point (\d+): (?:done|failed)/gm))
        found.set(Number(point), (found.get(Number(point)) ?? 0) + 1);
    }
    return found;
  }

  /** Processes of the tasks of a sweep. */
  async function tasksOf(folder: string): Promise<number[]> {
    const found: number[] = [];
    for (const name of await readdir('/proc')) {
      const line = /^\d+$/.test(name) ? await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '') : '';
      if (line.includes('sweep-task') && line.includes(commandLine.at(folder))) found.push(Number(name));
    }
    return found;
  }
});
