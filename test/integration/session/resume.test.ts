import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readInterrupted } from '../../../src/session/interrupted-run.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import type { StoredRun } from '../../../src/session/run-library.js';
import type { TrainingSession } from '../../../src/session/session.js';
import { builtDistribution } from '../../support/distribution.js';
import { eventually } from '../../support/eventually.js';
import { timelessBytes } from '../../support/timeless.js';
import { circleText, trained, until, workerOf, Workplace } from './support.js';

const steps = 300_000;

describe('A run that is resumed', () => {
  let workplace: Workplace;
  before(async () => {
    workplace = await Workplace.open();
  });
  // The worker that is killed is the one that has worked most.
  afterEach(() => workplace.rest());
  after(() => workplace.close());

  /** Trains in another program that is ended by kill -9 after its first checkpoint. */
  async function interrupted(file: string): Promise<StoredRun> {
    const script = path.resolve('test/integration/session/keeps-run.ts');
    const words = ['--import=tsx', script, file, workplace.runs.folder, await builtDistribution()];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
    const ended = once(child, 'exit');
    await eventually('there is a checkpoint', async () => (await checkpointsOf(file)).length > 0);
    child.kill('SIGKILL');
    await ended;
    const [run] = await workplace.runs.of(file);
    assert.equal(run.end?.state, 'interrupted');
    assert.equal(run.isResumable, true);
    return run;
  }

  async function checkpointsOf(file: string): Promise<string[]> {
    const names = await readdir(workplace.runs.folder, { recursive: true }).catch(() => []);
    return names.filter(
      (name) => name.endsWith('checkpoint.bin') && name.startsWith(path.basename(file).split('.')[0]),
    );
  }

  async function resumed(session: TrainingSession, run: StoredRun): Promise<void> {
    const over = until(session, () => ['finished', 'failed'].includes(session.status));
    session.resume(await readInterrupted(run.directory), run, 1);
    await over;
  }

  it('comes to the same events, result and model as one that was never interrupted', async () => {
    const file = await workplace.write('whole.dataset.ts', circleText({ steps }));
    const whole = workplace.session(file);
    await trained(whole);
    const expected = await eventually('it is kept', () => whole.kept);

    const other = await workplace.write('parts.dataset.ts', circleText({ steps }));
    const run = await interrupted(other);
    const session = workplace.session(other);
    assert.equal(await session.restore(), true);
    assert.equal(session.interrupted?.directory, run.directory);
    await resumed(session, run);
    assert.equal(session.fault, null);
    const kept = await eventually('it is kept', () => session.kept);
    assert.equal(kept.directory, run.directory, 'in its own directory');
    assert.equal(kept.isResumable, false);
    assert.deepEqual((await readdir(kept.directory)).sort(), (await readdir(expected.directory)).sort());
    const [events, all] = await Promise.all([kept, expected].map(({ directory }) => recorded(directory)));
    assert.deepEqual(events, all);
    for (const name of await readdir(kept.directory, { recursive: true })) {
      if (!/\.npy$|model.*\.(json|bin)$/.test(name)) continue;
      const [one, two] = await Promise.all(
        [kept, expected].map(({ directory }) => readFile(path.join(directory, name))),
      );
      assert.ok(one.equals(two), name);
    }
  });

  it('is refused where the dataset file has changed, and stays as it is', async () => {
    const file = await workplace.write('changed.dataset.ts', circleText({ steps }));
    const run = await interrupted(file);
    const before = await readFile(path.join(run.directory, 'events.bin'));
    await workplace.write('changed.dataset.ts', circleText({ steps, radius: '1.5' }));
    const session = workplace.session(file);
    await session.restore();
    await resumed(session, run);
    assert.equal(session.fault?.phase, 'resume');
    assert.match(session.fault.message, /the dataset file, or a file that it imports, has changed/);
    assert.ok(before.equals(await readFile(path.join(run.directory, 'events.bin'))));
    assert.ok(existsSync(path.join(run.directory, 'checkpoint.bin')));
  });

  it('is refused where the data have changed, or the checkpoint or the log is damaged', async () => {
    const rows = (scale: number): string =>
      'x,y\n' + Array.from({ length: 400 }, (_, k) => `${scale * Math.cos(k)},${Math.sin(k)}`).join('\n') + '\n';
    await workplace.write('points.csv', rows(1));
    const file = await workplace.write(
      'table.dataset.ts',
      `import { csv, defineDataset } from 'latent-atlas';
export default defineDataset({ manifold: csv('points.csv'), training: { steps: ${steps} } });
`,
    );
    const run = await interrupted(file);
    const session = workplace.session(file);
    await workplace.write('points.csv', rows(1.0001));
    await resumed(session, run);
    assert.match(session.fault?.message ?? '', /the data have changed since it began/);
    await workplace.write('points.csv', rows(1));

    const damaged = { ...run, directory: `${run.directory}-damaged` };
    await cp(run.directory, damaged.directory, { recursive: true });
    const checkpoint = path.join(damaged.directory, 'checkpoint.bin');
    const bytes = await readFile(checkpoint);
    await writeFile(checkpoint, bytes.with(bytes.length >> 1, bytes[bytes.length >> 1] ^ 1));
    await resumed(session, damaged);
    assert.match(session.fault?.message ?? '', /its checkpoint cannot be read \(it is damaged\)/);

    await writeFile(checkpoint, bytes);
    const log = path.join(damaged.directory, 'events.bin');
    const whole = await readFile(log);
    await writeFile(log, whole.subarray(0, whole.length >> 1));
    await resumed(session, damaged);
    assert.match(session.fault?.message ?? '', /its log ends before its checkpoint/);

    await resumed(session, run);
    assert.equal(session.fault, null);
    assert.equal((await session.kept)?.end?.state, 'finished');
  });

  it('goes on after kill -9 of its worker', async () => {
    const file = await workplace.write('worker-killed.dataset.ts', circleText({ steps }));
    const session = workplace.session(file);
    session.train();
    await eventually('there is a checkpoint', async () => (await checkpointsOf(file)).length > 0);
    const failed = until(session, () => session.status === 'failed');
    process.kill(await workerOf(process.pid), 'SIGKILL');
    await failed;
    const run = await eventually('it can be resumed', () => session.interrupted);
    await resumed(session, run);
    assert.equal(session.fault, null);
    const whole = workplace.session(await workplace.write('again.dataset.ts', circleText({ steps })));
    await trained(whole);
    assert.deepEqual(timelessBytes(session.events), timelessBytes(whole.events));
  });
});

const recorded = async (directory: string): Promise<string[]> => timelessBytes(await readEventLog(directory));
