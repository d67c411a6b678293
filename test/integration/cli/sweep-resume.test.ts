// Points of a sweep that were under way when it was killed or stopped go on from their checkpoints, to the same bits.
import assert from 'node:assert/strict';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultEngine } from '../../../src/autoencoder/options.js';
import { packEvent } from '../../../src/protocol/event-log.js';
import type { RunResult } from '../../../src/protocol/result.js';
import { readLog } from '../../../src/session/read-log.js';
import { WorkerSupply } from '../../../src/session/worker-supply.js';
import type { SweepObject } from '../../../src/sweep/sweep-object.js';
import { sweep } from '../../../src/sweep/sweep.js';
import { performTask } from '../../../src/sweep/task.js';
import { builtDistribution } from '../../support/distribution.js';
import { eventually } from '../../support/eventually.js';
import { timeless } from '../../support/timeless.js';
import { circleText, limits } from '../session/support.js';
import { CommandLine } from './support.js';

/** Seconds of training, which a checkpoint comes in the midst of. */
const steps = 700_000;
const frameBudget = 2 ** 26;

describe('a sweep whose points take long', () => {
  let line: CommandLine;
  let workers: WorkerSupply;
  let distribution: string;
  before(async () => {
    line = await CommandLine.open();
    distribution = await builtDistribution();
    workers = new WorkerSupply({ distribution, limits, log: () => undefined }, false);
    await line.write('long.dataset.ts', circleText({ steps }));
  });
  after(async () => {
    workers.dispose();
    await line.close();
  });

  const words = ['sweep', 'long.dataset.ts', '--seeds', '3,4', '--keep-runs', 'first', '--workers', '2', '--quiet'];
  /** One whose run directory is kept, and one that leaves only its result. */
  const checkpoints = (out: string): readonly string[] => [
    line.at(out, 'seed-3', 'checkpoint.bin'),
    line.at(out, 'under-way', '1', 'checkpoint.bin'),
  ];
  const timesOf = (files: readonly string[]): Promise<number[]> =>
    Promise.all(
      files.map((file) =>
        stat(file).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        ),
      ),
    );

  /** Goes on with it here. @returns the points whose run began again. */
  async function goOn(out: string, signal: AbortSignal): Promise<number[]> {
    const begun: number[] = [];
    const end = await sweep(
      {
        file: line.at('long.dataset.ts'),
        label: 'long.dataset.ts',
        choice: { kind: 'given', fields: [{ name: 'seed', values: '3,4' }], draw: null },
        engine: defaultEngine,
        ...{ steps: null, halving: null, keepRuns: 'first', folder: line.at(out), resume: true },
      },
      { kind: 'local', workers: 2, threads: 1 },
      { workers, distribution, frameBudget },
      {
        onReady: () => undefined,
        onPoint: () => undefined,
        onEvent: (index, event) => {
          if (event.kind === 'started') begun.push(index);
        },
        onNote: () => undefined,
      },
      signal,
    );
    assert.equal(end.kind, 'over', JSON.stringify(end));
    return begun;
  }

  async function runsOf(out: string): Promise<readonly object[]> {
    const { runs = [] } = JSON.parse(await readFile(line.at(out, 'sweep.json'), 'utf8')) as SweepObject;
    return runs.map(({ seconds, stepsPerSecond, ...rest }: RunResult) => {
      assert.ok(seconds > 0 && stepsPerSecond !== 0);
      return rest;
    });
  }

  /** What is in the run directory, but for times and the report, which has them too. */
  async function keptRun(out: string): Promise<ReadonlyMap<string, string>> {
    const folder = line.at(out, 'seed-3');
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const found = new Map<string, string>();
    for (const { parentPath, name } of files) {
      if (['report.html', 'result.json', 'run.json'].includes(name)) continue;
      const bytes = await readFile(path.join(parentPath, name));
      const isLog = name === 'events.bin';
      const content = isLog
        ? (await readLog(bytes)).events.map(({ event }) => Buffer.from(packEvent(timeless(event))).toString('base64'))
        : [bytes.toString('base64')];
      found.set(path.relative(folder, path.join(parentPath, name)), content.join('\n'));
    }
    return found;
  }

  it('goes on after a kill and after a stop from its checkpoints, as if neither had been', async () => {
    const whole = await line.run(...words, '--out', 'whole');
    assert.equal(whole.status, 0, whole.stderr);

    const { child, ended } = line.start(...words, '--out', 'parts');
    const files = checkpoints('parts');
    await eventually('checkpoints of both points', async () => (await timesOf(files)).every((time) => time > 0));
    child.kill('SIGKILL');
    await ended;

    const before = await timesOf(files);
    assert.ok(
      before.every((time) => time > 0),
      'it was killed before its end',
    );
    const controller = new AbortController();
    const first = goOn('parts', controller.signal);
    await eventually('another checkpoint', async () => (await timesOf(files)).every((time, k) => time > before[k]));
    controller.abort();
    assert.deepEqual(await first, []);
    assert.ok(
      (await timesOf(files)).every((time) => time > 0),
      'it was stopped before its end',
    );

    assert.deepEqual(await goOn('parts', new AbortController().signal), []);
    assert.deepEqual(await runsOf('parts'), await runsOf('whole'));
    const [parts, kept] = [await keptRun('parts'), await keptRun('whole')];
    assert.ok(kept.has('events.bin') && kept.size > 5);
    assert.deepEqual(parts, kept);
    assert.deepEqual((await readdir(line.at('parts'))).sort(), (await readdir(line.at('whole'))).sort());
  });

  it('does so in a task of a cluster', async () => {
    const plan = await line.run(...words, '--executor', 'none', '--out', 'tasks');
    assert.equal(plan.status, 0, plan.stderr);
    const { child, ended } = line.start('sweep-task', 'tasks', '1');
    const [, file] = checkpoints('tasks');
    await eventually('a checkpoint', async () => (await timesOf([file]))[0] > 0);
    child.kill('SIGKILL');
    await ended;
    const begun: number[] = [];
    await performTask(line.at('tasks'), [1], {
      ...{ workers, distribution, threads: 1, frameBudget, signal: new AbortController().signal },
      onEvent: (index, event) => {
        if (event.kind === 'started') begun.push(index);
      },
    });
    assert.deepEqual(begun, []);
    const collected = await line.run('collect', 'tasks');
    assert.equal(collected.status, 0, collected.stderr);
    assert.deepEqual(await runsOf('tasks'), (await runsOf('whole')).slice(1));
  });

  it('begins a point again whose checkpoint is damaged', async () => {
    const { child, ended } = line.start(...words, '--out', 'damaged');
    const files = checkpoints('damaged');
    await eventually('checkpoints of both points', async () => (await timesOf(files)).every((time) => time > 0));
    child.kill('SIGKILL');
    await ended;
    for (const file of files) {
      const bytes = await readFile(file);
      bytes[Math.floor(bytes.length / 2)] ^= 1;
      await writeFile(file, bytes);
    }
    assert.deepEqual((await goOn('damaged', new AbortController().signal)).sort(), [0, 1]);
    assert.deepEqual(await runsOf('damaged'), await runsOf('whole'));
  });
});
