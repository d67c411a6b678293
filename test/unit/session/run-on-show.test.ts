import assert from 'node:assert/strict';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeFolder } from '../../../scripts/system/folders.mjs';
import { packEvent, unpackEvent } from '../../../src/protocol/event-log.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import { RunLibrary } from '../../../src/session/run-library.js';
import { RunOnShow } from '../../../src/session/run-on-show.js';
import { eventually } from '../../support/eventually.js';
import { frameOf, startedOf } from '../webview/events.js';

describe('The run on show', () => {
  let folder: string;
  let library: RunLibrary;
  const file = '/data/a.dataset.ts';
  const lines: string[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'shown-'));
    library = new RunLibrary(folder, () => 2 ** 30);
  });
  // A run goes on writing for a moment.
  afterEach(() => removeFolder(folder));

  const open = (): RunOnShow =>
    new RunOnShow(
      file,
      { runs: library, frameBudget: 2 ** 20, log: (line) => lines.push(line) },
      () => undefined,
      () => undefined,
    );
  const add = (run: RunOnShow, ...events: RunEvent[]): void =>
    events.forEach((event) => run.add(event, packEvent(event)));
  const { run: description, ...start } = startedOf({});
  const startedWith = (hash: string) => ({ ...start, run: { ...description, hash } });
  const sweep: RunEvent = { kind: 'sweep', seeds: [1, 2] };
  const kinds = (run: RunOnShow): string[] => run.events.map((packed) => unpackEvent(packed).kind);

  it('is kept once, and written again only where more is known of it', async () => {
    const run = open();
    run.begin(startedOf({}), false);
    add(run, startedOf({}), frameOf(100, [0.1, 0.2, 0.3]));
    run.write();
    const kept = await run.kept;
    run.write();
    assert.equal((await library.list()).length, 1);
    run.addLater(sweep, packEvent(sweep));
    run.write();
    assert.equal((await run.kept)?.directory, kept?.directory);
    const again = open();
    assert.equal(await again.restore(), true);
    assert.deepEqual(kinds(again), ['started', 'frame', 'sweep']);
    assert.equal(again.latest.frame?.step, 100);
    assert.deepEqual(again.description, description);
    assert.deepEqual(lines, []);
  });

  it('keeps the seeds of a dataset beside the next run of it, and drops them with another', async () => {
    const run = open();
    const next = (hash: string, hasOtherData: boolean): string[] => {
      const started = startedWith(hash);
      const held = run.begin(started, hasOtherData).map((packed) => unpackEvent(packed).kind);
      add(run, started, sweep);
      return held;
    };
    assert.deepEqual(next('a', false), []);
    assert.deepEqual(next('a', false), ['sweep']);
    const { revision } = run;
    assert.deepEqual(next('a', true), [], 'its data have changed');
    assert.deepEqual(next('b', false), [], 'its code has changed');
    assert.equal(run.revision, revision + 2);
    run.write();
    await run.kept;
    await eventually('the others are gone', async () => (await library.leftovers.count()).count === 0);
  });

  describe('of a model that is examined', () => {
    const versionOf = (version: number) => {
      const latent = { tensor: 'z', isNamed: false, layer: 1 };
      const examined = { files: ['a.onnx'], version, producer: '', latent, operators: [], jump: null };
      return { ...start, run: { ...description, training: null, examined } };
    };
    /** Begins a version as a worker does. */
    const examine = (run: RunOnShow, version: number): void => {
      const started = versionOf(version);
      run.begin(started, false);
      add(run, started, frameOf(version, [0.1, 0.2, 0.3]));
    };
    const steps = (run: RunOnShow): number[] =>
      run.events.map(unpackEvent).flatMap((event) => (event.kind === 'frame' ? [event.step] : []));

    it('has the pictures of its versions, and is kept once', async () => {
      const run = open();
      for (let version = 0; version < 4; version++) {
        examine(run, version);
        run.write();
        await run.kept;
      }
      assert.deepEqual(kinds(run), ['started', 'frame', 'frame', 'frame', 'frame']);
      assert.deepEqual(steps(run), [0, 1, 2, 3]);
      await eventually('the versions before are gone', async () => (await library.list()).length === 1);
      const again = open();
      await again.restore();
      assert.deepEqual(steps(again), [0, 1, 2, 3]);
      examine(again, 4);
      assert.deepEqual(steps(again), [0, 1, 2, 3, 4]);
      again.write();
      await again.kept;
    });

    it('keeps a version that the user has pinned', async () => {
      const run = open();
      examine(run, 0);
      run.write();
      const pinned = await run.kept;
      assert.ok(pinned !== null);
      await library.update(pinned, { pinned: true });
      for (const version of [1, 2]) {
        examine(run, version);
        run.write();
        await run.kept;
      }
      await eventually('two are kept', async () => (await library.list()).length === 2);
      assert.ok((await library.list()).some(({ directory }) => directory === pinned.directory));
    });

    it('holds its pictures within the budget', () => {
      const frame = packEvent(frameOf(0, [0.1, 0.2, 0.3])).byteLength;
      const small = { runs: null, frameBudget: 5.5 * frame, log: () => undefined };
      const run = new RunOnShow(
        file,
        small,
        () => undefined,
        () => undefined,
      );
      for (let version = 0; version < 200; version++) examine(run, version);
      const kept = steps(run);
      assert.equal(kept.length, 5);
      assert.equal(kept[0], 0);
      assert.equal(kept[4], 199);
    });

    it('drops them where the points are others', () => {
      const run = open();
      examine(run, 0);
      const other = { ...versionOf(1), display: { ...start.display, points: start.display.points.map((x) => x + 1) } };
      run.begin(other, false);
      add(run, other, frameOf(1, [0.1, 0.2, 0.3]));
      assert.deepEqual(steps(run), [1]);
    });
  });

  it('does not become a run that is kept where there is one already', async () => {
    const former = open();
    former.begin(startedOf({}), false);
    add(former, startedOf({}));
    former.write();
    await former.kept;
    const run = open();
    run.begin(startedOf({}), false);
    add(run, startedOf({}), frameOf(100, [0.1, 0.2, 0.3]));
    assert.equal(await run.restore(), false);
    assert.deepEqual(kinds(run), ['started', 'frame']);
  });

  it('becomes the older run where nothing of the newest can be shown, and what is whole where something can', async () => {
    const libraryOf = async (hash: string): Promise<string> => {
      const { directory } = await library.add(
        file,
        [startedWith(hash), frameOf(100, [0.1, 0.2, 0.3]), sweep].map(packEvent),
        [],
      );
      return path.join(directory, 'events.bin');
    };
    await libraryOf('older');
    const newest = await libraryOf('newest');
    const bytes = await readFile(newest);
    const damage = (kind: string) => {
      const damaged = Buffer.from(bytes);
      damaged[damaged.indexOf(`"kind":"${kind}"`)] ^= 1;
      return writeFile(newest, damaged);
    };
    await damage('frame');
    const partly = open();
    assert.equal(await partly.restore(), true);
    assert.equal(partly.description?.hash, 'newest');
    assert.deepEqual(kinds(partly), ['started', 'sweep', 'warning']);
    await damage('started');
    const other = open();
    assert.equal(await other.restore(), true);
    assert.equal(other.description?.hash, 'older');
    assert.match(lines.join(), /1 of 3 events are damaged/);
  });
});
