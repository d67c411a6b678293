import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { unpackEvent } from '../../../src/protocol/event-log.js';
import { scanInWords } from '../../../src/protocol/latent-scan-words.js';
import { showsPoint, wantedPoint } from '../../../src/protocol/point-run.js';
import { seedOf, seedsOfSweep } from '../../../src/protocol/seeds-of-sweep.js';
import type { SeedOutcome, SweepProgress } from '../../../src/protocol/sweep.js';
import { sweepKindOf, type SweepTable } from '../../../src/protocol/sweep-table.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import type { TrainingSession } from '../../../src/session/session.js';
import { seedsAfter, type SweepBesideJob } from '../../../src/sweep/beside-run.js';
import { circleText, trained, until, Workplace } from './support.js';

/** Training over so many seeds, so many at once. */
const overSeeds = (count: number, atOnce: number): SweepBesideJob => ({
  choice: (run) => seedsAfter(run, count),
  total: count,
  atOnce,
  train: {},
});

/** The tables of sweeps that a new reader of the session is told of. */
const tablesOf = (session: TrainingSession): SweepTable[] =>
  session.events.map(unpackEvent).flatMap((event) => (event.kind === 'sweepTable' ? [event.table] : []));

/** What a new reader of the session is told of other seeds. */
function ofSeeds(session: TrainingSession): {
  readonly seeds: readonly number[];
  readonly outcomes: readonly SeedOutcome[];
} {
  const table = tablesOf(session).find((one) => sweepKindOf(one) === 'seeds');
  return table === undefined
    ? { seeds: [], outcomes: [] }
    : { seeds: table.rows.map(seedOf), outcomes: seedsOfSweep(table, []) };
}

function resultsOf(session: TrainingSession) {
  return ofSeeds(session).outcomes.map((outcome) => {
    assert.ok(outcome.kind === 'done', JSON.stringify(outcome));
    return outcome.result;
  });
}

/** Waits until a run of a sweep is over. */
function untilOver(session: TrainingSession): Promise<void> {
  return new Promise((resolve) => {
    const listener = session.onDidReceiveEvent(({ event }) => {
      const isOver =
        event.kind === 'sweepRow' ||
        (event.kind === 'sweepTable' && event.table.rows.some(({ state }) => state !== 'missing'));
      if (!isOver) return;
      listener.dispose();
      resolve();
    });
  });
}

describe('a sweep beside a run', () => {
  let workplace: Workplace;

  before(async () => {
    workplace = await Workplace.open();
  });
  after(() => workplace.close());

  it('records what each seed gives beside the run on show, and the same for the seed of that run', async () => {
    const session = workplace.session(await workplace.write('swept.dataset.ts', circleText({ seed: 4 })));
    await trained(session);
    const sweep = workplace.sweep(session);
    const told: (SweepProgress | null)[] = [];
    sweep.onDidChange(() => told.push(sweep.progress));
    await sweep.start(overSeeds(3, 2));
    assert.deepEqual(ofSeeds(session).seeds, [4, 5, 6]);
    const results = resultsOf(session);
    assert.deepEqual(
      results.map(({ seed }) => seed),
      [4, 5, 6],
    );
    assert.ok(
      results.every(({ sup, collides, supParameters }) => sup >= 1 && collides === true && supParameters?.length === 1),
    );
    const finished = session.events.map(unpackEvent).find((event) => event.kind === 'finished');
    assert.ok(finished?.kind === 'finished');
    assert.equal(results[0].sup, finished.result.error.sup);
    assert.deepEqual(results[0].supParameters, finished.result.supParameters);
    assert.equal(told.at(-1), null);
    assert.deepEqual(
      told.findLast((progress) => progress !== null),
      { done: 3, total: 3, share: 1 },
    );

    const again = workplace.session(session.file);
    assert.equal(await again.restore(), true, 'the run is written with it');
    assert.equal(ofSeeds(again).outcomes.length, 3);
  });

  it('trains a run to show first if nothing is shown, and keeps the seeds with another run of the same file', async () => {
    const session = workplace.session(await workplace.write('fresh.dataset.ts', circleText()));
    await workplace.sweep(session).start(overSeeds(2, 1));
    assert.equal(session.run?.seed, 0);
    assert.equal(ofSeeds(session).outcomes.length, 2);
    // As a version before sweeps kept them.
    session.record({ kind: 'sweep', seeds: [0] });
    session.record({ kind: 'seed', outcome: { kind: 'failed', seed: 0, message: '' } });
    assert.deepEqual(ofSeeds(session), { seeds: [], outcomes: [] }, 'one sweep over seeds takes the place of another');
    await workplace.sweep(session).start(overSeeds(2, 1));
    const fired: string[] = [];
    session.onDidReceiveEvent(({ event }) => fired.push(event.kind));
    await trained(session, { seed: 9 });
    assert.equal(ofSeeds(session).outcomes.length, 2);
    assert.deepEqual(fired.slice(0, 2), ['started', 'sweepTable'], 'a panel is told again after the start');
    assert.ok(!session.events.map(unpackEvent).some(({ kind }) => kind === 'seed'));
    await workplace.write('fresh.dataset.ts', circleText({ radius: '2' }));
    await trained(session);
    assert.deepEqual(ofSeeds(session), { seeds: [], outcomes: [] });
  });

  it('ends when told to, goes on with what is missing, and ends when the dataset is another', async () => {
    const session = workplace.session(await workplace.write('ended.dataset.ts', circleText({ steps: 3000 })));
    await trained(session);
    const sweep = workplace.sweep(session);
    const running = sweep.start(overSeeds(50, 1));
    await untilOver(session);
    await sweep.stop();
    await running;
    assert.equal(sweep.progress, null);
    const before = ofSeeds(session).outcomes;
    assert.ok(before.length >= 1 && before.length < 50, `${before.length} outcomes`);
    const results = path.join(`${session.file}-sweep`, 'results', '0000');
    const [first] = await readdir(results);
    const { mtimeMs } = await stat(path.join(results, first));

    const second = sweep.start(overSeeds(50, 1));
    await untilOver(session);
    assert.deepEqual(ofSeeds(session).outcomes.slice(0, before.length), before);
    assert.equal((await stat(path.join(results, first))).mtimeMs, mtimeMs, 'it is not trained again');
    await workplace.write('ended.dataset.ts', circleText({ radius: '2' }));
    await trained(session);
    await second;
    assert.deepEqual(ofSeeds(session), { seeds: [], outcomes: [] });
  });

  it('ends at once for a file that is wrong', async () => {
    const session = workplace.session(await workplace.write('wrong.dataset.ts', circleText({ radius: '-1' })));
    const sweep = workplace.sweep(session);
    await sweep.start(overSeeds(5, 1));
    assert.equal(sweep.progress, null);
    assert.match(session.fault?.message ?? '', /radius/);
  });

  it('finds a latent space, and has its table beside that of the seeds', async () => {
    const session = workplace.session(
      await workplace.write('scanned.dataset.ts', circleText({ seed: 4, steps: 1500 })),
    );
    await trained(session);
    session.record({ kind: 'sweep', seeds: [4] });
    const sweep = workplace.sweep(session);
    const told: (SweepProgress | null)[] = [];
    sweep.onDidChange(() => told.push(sweep.progress));
    await sweep.start({
      choice: () => ({ kind: 'latentScan', seeds: [4, 5] }),
      ...{ total: 0, atOnce: 2, train: {} },
    });
    // A new reader gets the whole table alone, without its rows one by one.
    const kinds = session.events.map((packed) => unpackEvent(packed).kind);
    assert.deepEqual(
      kinds.filter((kind) => kind.startsWith('sweep')),
      ['sweep', 'sweepTable'],
    );
    const [table] = tablesOf(session);
    assert.deepEqual(
      told.findLast((progress) => progress !== null),
      { done: 6, total: 6, share: 1 },
    );
    assert.deepEqual(table.parameters[0].values, ['euclidean(1)', 'spherical(1)', 'euclidean(2)']);
    assert.equal(scanInWords(table)?.headline, 'The smallest that holds your data: S¹ (2 of 2 seeds).');

    // The run of a point of it, trained again, and the one before, which is kept.
    const own = await session.kept;
    assert.ok(own !== null);
    const row = table.rows[3];
    const wanted = wantedPoint(table, row, 'S¹, seed 5');
    const over = until(session, () => session.status === 'finished');
    await session.trainPoint(row.point, {});
    await over;
    assert.deepEqual([session.run?.seed, session.run?.autoencoder.latent.kind], [row.point['training.seed'], 'sphere']);
    assert.ok(session.run !== null && showsPoint(wanted, session.run, session.latest.finished));
    assert.equal(session.latest.finished?.result.error.sup, wanted.outcome?.sup, 'the same to the bit');
    assert.deepEqual(tablesOf(session), [table], 'the sweep stands beside it');
    await session.write();
    const kept = (await workplace.runs.of(session.file)).filter(({ outcome }) => outcome?.sup === wanted.outcome?.sup);
    assert.deepEqual(
      kept.map(({ seed, latent }) => [seed, latent]),
      [[row.point['training.seed'], 'S¹']],
    );

    let replaced = 0;
    session.onDidReplace(() => replaced++);
    session.show(own, await readEventLog(own.directory));
    assert.equal(replaced, 1);
    assert.deepEqual([session.status, session.run.autoencoder.latent.kind], ['idle', 'euclidean']);
    assert.deepEqual(tablesOf(session), [table]);
    assert.equal((await session.kept)?.directory, own.directory);
    await trained(session);
    assert.deepEqual([session.run.point, session.run.seed], [null, 4], 'the file is trained with its own values again');
  });
});
