// A disk that refuses what a session wants to keep: the run is on show all the same, the user is told, the runs before it
// stay, and the next is kept once there is room.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { removeFolder } from '../../scripts/system/folders.mjs';
import { unpackEvent } from '../../src/protocol/event-log.js';
import { createRandom } from '../../src/random/random.js';
import { readEventLog } from '../../src/session/run-directory.js';
import { RunLibrary } from '../../src/session/run-library.js';
import type { TrainingSession } from '../../src/session/session.js';
import { circleText, trained, Workplace } from '../integration/session/support.js';
import { eventually } from '../support/eventually.js';
import { caseCount } from './size.js';
import { SmallDisk } from './small-disk.js';

const cases = caseCount('FUZZ_DISKS', 1, 40);
const firstSeed = Number(process.env.FUZZ_SEED ?? 0);

/** More bytes than a run of the file below has in the library. */
const largest = 2e6;
const steps = 500;

describe('A session whose runs are on a disk that refuses', () => {
  let workplace: Workplace;
  let disk: SmallDisk | null;
  let file: string;
  before(async function () {
    disk = await SmallDisk.mount();
    if (disk === null) {
      console.log('    not tried: only root can mount a disk.');
      this.skip();
    }
    workplace = await Workplace.open();
    file = await workplace.write('disk.dataset.ts', circleText({ steps }));
  });
  // What is left of a test that failed would keep the disk busy.
  afterEach(() => (disk === null ? undefined : workplace.rest()));
  after(async () => {
    if (disk === null) return;
    await workplace.close();
    await disk.remove();
  });
  const onDisk = (): SmallDisk => disk ?? assert.fail();

  /** A session whose runs are kept in a library of its own on the disk, with the run of seed 0 in it. */
  async function open(): Promise<{ readonly session: TrainingSession; readonly runs: RunLibrary }> {
    await onDisk().empty();
    await rm(onDisk().at('runs'), { recursive: true, force: true });
    const runs = new RunLibrary(onDisk().at('runs'), () => 2 ** 30);
    const session = workplace.session(file, { runs });
    await trained(session, { seed: 0 });
    assert.equal((await session.kept)?.seed, 0);
    return { session, runs };
  }

  /** The run is on show with its result; it is kept whole, or there is a warning with the reason. */
  async function checkRun(session: TrainingSession, seed: number, refusal: RegExp): Promise<void> {
    const what = `seed ${seed}, shown run of seed ${session.run?.seed ?? 'none'}`;
    assert.equal(session.fault, null, what);
    assert.equal(session.latest.finished?.result.steps, steps, what);
    const kept = await session.kept;
    const warned = session.events.map(unpackEvent).find((event) => event.kind === 'warning')?.message;
    if (kept === null) assert.match(warned ?? '', refusal, what);
    else {
      assert.equal(warned, undefined, what);
      assert.equal((await readEventLog(kept.directory)).length, session.events.length, what);
    }
  }

  it(`that gets full at a random moment (${cases} times)`, async () => {
    for (let seed = firstSeed; seed < firstSeed + cases; seed++) {
      const { session, runs } = await open();
      await onDisk().leave(createRandom(seed, 'test').uniform(0, largest));
      await trained(session, { seed: 1 });
      await checkRun(session, seed, /could not be kept on disk: the disk is full\.$/);
      assert.equal((await runs.list()).at(-1)?.outcome?.steps, steps, 'the run before is there');
      await onDisk().empty();
      await trained(session, { seed: 2 });
      assert.equal((await session.kept)?.seed, 2);
      const listed = await runs.list();
      assert.ok(listed.length >= 2 && (listed.at(-1)?.seed ?? -1) === 0, `seed ${seed}: ${listed.length} runs`);
      await session.dispose();
      await eventually('nothing is left that is no run', async () => {
        return (await runs.leftovers.count()).count === 0;
      });
    }
  });

  it('that is read-only', async () => {
    const { session, runs } = await open();
    await session.dispose();
    await onDisk().setReadOnly(true);
    try {
      const other = workplace.session(file, { runs });
      assert.equal(await other.restore(), true);
      assert.equal(other.run?.seed, 0);
      await trained(other, { seed: 1 });
      await checkRun(other, firstSeed, /could not be kept on disk: the disk is read-only\.$/);
      await other.dispose();
    } finally {
      await onDisk().setReadOnly(false);
    }
    assert.deepEqual(
      (await runs.list()).map((run) => run.seed),
      [0],
    );
  });

  it('whose folder is removed while a run is trained', async () => {
    const { session, runs } = await open();
    const over = trained(session, { seed: 1 });
    await eventually('it is under way', () => session.run?.seed === 1 && session.latest.frame !== undefined);
    await removeFolder(onDisk().at('runs'));
    await over;
    await checkRun(session, firstSeed, /./);
    assert.deepEqual(
      (await runs.list()).map((run) => [run.seed, run.end?.state]),
      [[1, 'finished']],
    );
    await session.dispose();
  });
});
