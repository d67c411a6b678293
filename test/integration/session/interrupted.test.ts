import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { unpackEvent } from '../../../src/protocol/event-log.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import { readState } from '../../../src/session/run-state.js';
import { builtDistribution } from '../../support/distribution.js';
import { eventually } from '../../support/eventually.js';
import { circleText, trained, until, workerOf, Workplace } from './support.js';

const endless = 10_000_000;

/** Largest step that a process said it has a picture of; what it says next comes too. */
function stepsOf(child: ChildProcess): () => number {
  let last = 0;
  child.stdout?.on('data', (bytes: Buffer) => {
    for (const word of bytes.toString().split('\n')) last = Math.max(last, Number(word));
  });
  return () => last;
}

describe('A run that is interrupted', () => {
  let workplace: Workplace;
  before(async () => {
    workplace = await Workplace.open();
  });
  after(() => workplace.close());

  it('is there up to its last picture after kill -9 of the program that has it trained', async () => {
    const file = await workplace.write('killed.dataset.ts', circleText());
    await trained(workplace.session(file));
    const before = await eventually('a run is kept before it', () => workplace.runs.newest(file));
    await workplace.rest();
    await workplace.write('killed.dataset.ts', circleText({ steps: endless }));
    const script = path.resolve('test/integration/session/keeps-run.ts');
    const words = ['--import=tsx', script, file, workplace.runs.folder, await builtDistribution()];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    const step = stepsOf(child);
    const ended = once(child, 'exit');
    await eventually('there are pictures', () => step() > 0);
    const listed = await workplace.runs.list();
    assert.deepEqual([listed.length, listed[0].directory], [1, before.directory], 'while it goes on it is not listed');
    const known = step();
    child.kill('SIGKILL');
    await ended;

    const [run, ...others] = await workplace.runs.list();
    assert.deepEqual([others.length, others[0].directory], [1, before.directory], 'it is the newest');
    assert.equal(run.end?.state, 'interrupted');
    assert.ok(run.end.step >= known, `${run.end.step} ≥ ${known}`);
    assert.ok(run.bytes > 0 && run.outcome === null);
    const events = (await readEventLog(run.directory)).map(unpackEvent);
    assert.equal(events[0].kind, 'started');
    assert.ok(events.some((event) => event.kind === 'frame' && event.step >= known));

    const session = workplace.session(file);
    assert.equal(await session.restore(), true);
    assert.equal(session.latest.frame?.step, events.findLast((event) => event.kind === 'frame')?.step);
    assert.equal((await session.kept)?.directory, run.directory);
  });

  it('is kept with the reason after kill -9 of its worker', async () => {
    const session = workplace.session(await workplace.write('worker.dataset.ts', circleText({ steps: endless })));
    const isUnderWay = until(session, () => session.status === 'training');
    session.train();
    await isUnderWay;
    await eventually('there is a picture', () => (session.latest.frame?.step ?? 0) > 0);
    const failed = until(session, () => session.status === 'failed');
    process.kill(await workerOf(process.pid), 'SIGKILL');
    await failed;
    const kept = await eventually('it is kept', () => session.kept);
    assert.equal(kept.end?.state, 'failed');
    assert.equal((await readState(kept.directory))?.state, 'failed');
    assert.match(session.fault?.message ?? '', /ended unexpectedly \(SIGKILL\)/);
  });

  it('leaves nothing where a save takes its place before its end', async () => {
    const file = await workplace.write('replaced.dataset.ts', circleText({ steps: endless }));
    const session = workplace.session(file);
    session.train();
    await eventually('there is a picture', () => (session.latest.frame?.step ?? 0) > 0);
    await workplace.write('replaced.dataset.ts', circleText({ steps: 50, seed: 5 }));
    await trained(session);
    const kept = await eventually('it is kept', () => session.kept);
    const folder = path.dirname(kept.directory);
    await eventually('the other is gone', async () => (await readdir(folder)).length === 1);
    assert.equal(kept.seed, 5);
    assert.deepEqual(await workplace.runs.leftovers.count(), { count: 0, bytes: 0 });
  });
});
