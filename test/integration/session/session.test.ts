import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { unpackEvent } from '../../../src/protocol/event-log.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import type { TrainingSession } from '../../../src/session/session.js';
import { circleText, trained, until, Workplace } from './support.js';

function eventsOf<K extends RunEvent['kind']>(session: TrainingSession, kind: K): Extract<RunEvent, { kind: K }>[] {
  return session.events
    .map(unpackEvent)
    .filter((event): event is Extract<RunEvent, { kind: K }> => event.kind === kind);
}

const seedOf = (session: TrainingSession): number | undefined => eventsOf(session, 'started').at(0)?.run.seed;

describe('session', () => {
  let workplace: Workplace;

  before(async () => {
    workplace = await Workplace.open();
  });
  after(() => workplace.close());

  it('keeps the events of the run on show, from the first to the result', async () => {
    const session = workplace.session(await workplace.write('whole.dataset.ts', circleText()));
    await trained(session);
    assert.equal(session.events.map(unpackEvent).at(0)?.kind, 'started');
    const [finished, ...others] = eventsOf(session, 'finished');
    assert.deepEqual(others, []);
    assert.equal(finished.result.steps, 100);
    assert.equal(eventsOf(session, 'frame').at(-1)?.step, 100);
  });

  it('takes a seed that was chosen outside the file, until the file names another', async () => {
    const session = workplace.session(await workplace.write('seed.dataset.ts', circleText({ seed: 1 })));
    await trained(session, { seed: 7 });
    assert.equal(seedOf(session), 7);
    await trained(session);
    assert.equal(seedOf(session), 7, 'a save that leaves the seed alone keeps the choice');
    await workplace.write('seed.dataset.ts', circleText({ seed: 2 }));
    await trained(session);
    assert.equal(seedOf(session), 2);
  });

  it('trains again when the file, or one that it imports, changes on disk', async () => {
    await workplace.write('radius.ts', 'export const radius = 1;\n');
    const text = circleText({ radius: 'radius', more: "import { radius } from './radius';" });
    const session = workplace.session(await workplace.write('watched.dataset.ts', text));
    session.setRetrainOnSave(true);
    await trained(session);
    const again = until(session, () => session.status === 'finished');
    await workplace.write('radius.ts', 'export const radius = 3;\n');
    await again;
    assert.match(eventsOf(session, 'started')[0].run.manifold.name, /radius 3/);
    session.setRetrainOnSave(false);
  });

  it('goes on from the last network when a save changes the data alone, where that is wanted', async () => {
    const file = await workplace.write('warm.dataset.ts', circleText());
    const session = workplace.session(file, { warmStart: true });
    session.setRetrainOnSave(true);
    const isWarm = (): boolean | undefined => eventsOf(session, 'started').at(0)?.run.training?.warmStart;
    const afterSave = async (text: string): Promise<boolean | undefined> => {
      const over = until(session, () => session.status === 'finished');
      await workplace.write('warm.dataset.ts', text);
      await over;
      return isWarm();
    };
    await trained(session);
    assert.equal(isWarm(), false);
    const before = eventsOf(session, 'finished')[0].result.error.median;
    assert.equal(await afterSave(circleText({ radius: '1.01' })), true);
    const [first] = eventsOf(session, 'analysis');
    assert.ok(Math.abs(first.error.median - before) < 0.02, `${first.error.median} after ${before}`);
    assert.equal(await afterSave(circleText({ radius: '1.02', seed: 1 })), false);
    await trained(session);
    assert.equal(isWarm(), false, 'who trains by hand starts afresh');
    session.setRetrainOnSave(false);
  });

  it('keeps the last good run while the file is broken, and goes on with a run under way', async () => {
    const session = workplace.session(await workplace.write('kept.dataset.ts', circleText()));
    await trained(session);
    const good = session.events.length;
    await workplace.write('kept.dataset.ts', 'export default {');
    await trained(session);
    assert.equal(session.fault?.phase, 'bundle');
    assert.equal(session.events.length, good);

    await workplace.write('kept.dataset.ts', circleText({ steps: 10_000_000 }));
    const started = until(session, () => session.status === 'training');
    session.train();
    await started;
    await workplace.write('kept.dataset.ts', 'export default {');
    const told = until(session, () => session.fault !== null);
    session.train();
    await told;
    assert.equal(session.status, 'training');
    const stopped = until(session, () => session.status === 'finished');
    session.command({ kind: 'stop' });
    await stopped;
  });

  it('says that it shows an earlier run after a fault that came before a run, and not after a fault of the run itself', async () => {
    const file = await workplace.write('earlier.dataset.ts', circleText({ radius: '-1' }));
    const session = workplace.session(file);
    await trained(session);
    assert.notEqual(session.fault, null);
    assert.equal(session.showsEarlierRun, false, 'nothing has run yet');
    await workplace.write('earlier.dataset.ts', circleText());
    await trained(session);
    assert.equal(session.showsEarlierRun, false);
    for (const text of ['export default {', circleText({ radius: '-1' })]) {
      await workplace.write('earlier.dataset.ts', text);
      await trained(session);
      assert.equal(session.showsEarlierRun, true);
    }
    const diverging = circleText({ steps: 2000 }).replace(
      'seed: 0',
      "seed: 0, optimizer: { kind: 'sgd', learningRate: 1e9 }",
    );
    await workplace.write('earlier.dataset.ts', diverging);
    await trained(session);
    assert.equal(session.fault?.phase, 'training');
    assert.equal(session.showsEarlierRun, false, 'the run on show is the one that failed');
  });

  it('is idle again at once where it is stopped before its run begins', async () => {
    const session = workplace.session(await workplace.write('stopped.dataset.ts', circleText({ steps: 10_000_000 })));
    session.train();
    const idle = until(session, () => session.status === 'idle');
    session.command({ kind: 'stop' });
    await idle;
    await trained(session, { steps: 10 });
    assert.equal(session.status, 'finished');
  });

  it('pauses, goes one step, resumes and stops on command', async () => {
    const session = workplace.session(await workplace.write('driven.dataset.ts', circleText({ steps: 10_000_000 })));
    const isAt = (status: string) => until(session, () => session.status === status);
    const training = isAt('training');
    session.train();
    await training;
    const paused = isAt('paused');
    session.command({ kind: 'pause' });
    await paused;
    const steps: number[] = [];
    const twoSteps = new Promise<void>((resolve) => {
      session.onDidReceiveEvent(({ event }) => {
        if (event.kind === 'frame') steps.push(event.step);
        // The picture of the pause itself may have come before.
        if (steps.length >= 2 && steps.at(-1) === (steps.at(-2) ?? 0) + 1) resolve();
      });
    });
    session.command({ kind: 'step' });
    session.command({ kind: 'step' });
    await twoSteps;
    assert.equal(session.status, 'paused');
    const resumed = isAt('training');
    session.command({ kind: 'resume' });
    await resumed;
    const finished = isAt('finished');
    session.command({ kind: 'stop' });
    await finished;
    assert.equal(eventsOf(session, 'finished')[0].reason, 'stopped');
  });

  it('answers what the network makes of a code and of a point, and refuses once the network is gone', async () => {
    const session = workplace.session(await workplace.write('asked.dataset.ts', circleText()));
    const refused = await session.request({ kind: 'decode', request: 1, codes: Float32Array.of(0) });
    assert.equal(refused.kind, 'refusal');
    await trained(session);
    const decoded = await session.request({ kind: 'decode', request: 2, codes: Float32Array.of(0, 0.5) });
    assert.ok(decoded.kind === 'answer');
    assert.equal(decoded.values.length, 4);
    const encoded = await session.request({ kind: 'encode', request: 3, points: Float32Array.of(1, 0) });
    assert.ok(encoded.kind === 'answer');
    assert.equal(encoded.values.length, 1);
  });

  it('writes a run directory that another session shows again', async () => {
    const file = await workplace.write('written.dataset.ts', circleText({ seed: 4 }));
    const session = workplace.session(file);
    await trained(session);
    const { length } = session.events;
    await session.dispose();
    const { directory } = (await workplace.runs.newest(file)) ?? assert.fail('no run was kept');
    const names = await readdir(directory, { recursive: true });
    for (const name of ['run.json', 'events.bin', 'result.json', 'test.npy', 'latent.npy', 'model/model.json']) {
      assert.ok(names.includes(name), `${name} among ${names.join(', ')}`);
    }
    assert.ok(!names.some((name) => name.endsWith('.tmp')));
    const result = JSON.parse(await readFile(path.join(directory, 'result.json'), 'utf8')) as { seed: number };
    assert.equal(result.seed, 4);

    const other = workplace.session(file);
    assert.ok(await other.restore());
    assert.equal(other.events.length, length);
    assert.equal(seedOf(other), 4);
  });
});
