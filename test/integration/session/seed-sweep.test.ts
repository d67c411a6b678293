import assert from 'node:assert/strict';
import { unpackEvent } from '../../../src/protocol/event-log.js';
import type { SeedOutcome, SweepProgress } from '../../../src/protocol/sweep.js';
import type { TrainingSession } from '../../../src/session/session.js';
import { circleText, trained, Workplace } from './support.js';

/** What a new reader of the session is told of other seeds. */
function ofSeeds(session: TrainingSession): {
  readonly seeds: readonly number[];
  readonly outcomes: readonly SeedOutcome[];
} {
  const events = session.events.map(unpackEvent);
  return {
    seeds: events.flatMap((event) => (event.kind === 'sweep' ? event.seeds : [])),
    outcomes: events.flatMap((event) => (event.kind === 'seed' ? [event.outcome] : [])),
  };
}

function resultsOf(session: TrainingSession) {
  return ofSeeds(session).outcomes.map((outcome) => {
    assert.ok(outcome.kind === 'done', JSON.stringify(outcome));
    return outcome.result;
  });
}

/** Waits until a seed is over. */
function untilSeed(session: TrainingSession): Promise<void> {
  return new Promise((resolve) => {
    const listener = session.onDidReceiveEvent(({ event }) => {
      if (event.kind !== 'seed') return;
      listener.dispose();
      resolve();
    });
  });
}

describe('sweep over seeds beside a run', () => {
  let workplace: Workplace;

  before(async () => {
    workplace = await Workplace.open();
  });
  after(() => workplace.close());

  it('records what each seed gives beside the run on show, and the same for the seed of that run', async () => {
    const session = workplace.session(await workplace.write('swept.dataset.ts', circleText({ seed: 4 })));
    await trained(session);
    const sweep = workplace.seedSweep(session);
    const told: (SweepProgress | null)[] = [];
    sweep.onDidChange(() => told.push(sweep.progress));
    await sweep.start(3, 2, {});
    assert.deepEqual(ofSeeds(session).seeds, [4, 5, 6]);
    const results = resultsOf(session);
    assert.deepEqual(results.map(({ seed }) => seed).toSorted(), [4, 5, 6]);
    assert.ok(
      results.every(({ sup, collides, supParameters }) => sup >= 1 && collides === true && supParameters?.length === 1),
    );
    const finished = session.events.map(unpackEvent).find((event) => event.kind === 'finished');
    assert.ok(finished?.kind === 'finished');
    assert.equal(results.find(({ seed }) => seed === 4)?.sup, finished.result.error.sup);
    assert.deepEqual(results.find(({ seed }) => seed === 4)?.supParameters, finished.result.supParameters);
    assert.equal(told.at(-1), null);
    assert.deepEqual(
      told.findLast((progress) => progress !== null),
      { done: 3, total: 3, share: 1 },
    );

    const again = workplace.session(session.file);
    assert.equal(await again.restore(), true, 'the run is written with it');
    assert.equal(ofSeeds(again).outcomes.length, 3);
  });

  it('trains the run on show first where there is none, and keeps the seeds with another run of the same file', async () => {
    const session = workplace.session(await workplace.write('fresh.dataset.ts', circleText()));
    await workplace.seedSweep(session).start(2, 1, {});
    assert.equal(session.run?.seed, 0);
    assert.equal(ofSeeds(session).outcomes.length, 2);
    const fired: string[] = [];
    session.onDidReceiveEvent(({ event }) => fired.push(event.kind));
    await trained(session, { seed: 9 });
    assert.equal(ofSeeds(session).outcomes.length, 2);
    assert.deepEqual(fired.slice(0, 4), ['started', 'sweep', 'seed', 'seed'], 'a panel is told again after the start');
    await workplace.write('fresh.dataset.ts', circleText({ radius: '2' }));
    await trained(session);
    assert.deepEqual(ofSeeds(session), { seeds: [], outcomes: [] });
  });

  it('ends when told to, and when the dataset is another', async () => {
    const session = workplace.session(await workplace.write('ended.dataset.ts', circleText({ steps: 3000 })));
    await trained(session);
    const sweep = workplace.seedSweep(session);
    const running = sweep.start(50, 1, {});
    await untilSeed(session);
    await sweep.stop();
    await running;
    assert.equal(sweep.progress, null);
    const { length } = ofSeeds(session).outcomes;
    assert.ok(length >= 1 && length < 50, `${length} outcomes`);

    const second = sweep.start(50, 1, {});
    await untilSeed(session);
    await workplace.write('ended.dataset.ts', circleText({ radius: '2' }));
    await trained(session);
    await second;
    assert.deepEqual(ofSeeds(session), { seeds: [], outcomes: [] });
  });

  it('ends at once for a file that is wrong', async () => {
    const session = workplace.session(await workplace.write('wrong.dataset.ts', circleText({ radius: '-1' })));
    const sweep = workplace.seedSweep(session);
    await sweep.start(5, 1, {});
    assert.equal(sweep.progress, null);
    assert.match(session.fault?.message ?? '', /radius/);
  });
});
