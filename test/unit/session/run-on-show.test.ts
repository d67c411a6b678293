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
    new RunOnShow(file, { runs: library, frameBudget: 2 ** 20, log: (line) => lines.push(line) }, () => undefined);
  const add = (run: RunOnShow, ...events: RunEvent[]): void =>
    events.forEach((event) => run.add(event, packEvent(event)));
  const { run: description, ...start } = startedOf({});
  const startedWith = (hash: string) => ({ ...start, run: { ...description, hash } });
  const sweep: RunEvent = { kind: 'sweep', seeds: [1, 2] };
  const kinds = (run: RunOnShow): string[] => run.events.map((packed) => unpackEvent(packed).kind);

  it('is kept once, and written again only where more is known of it', async () => {
    const run = open();
    run.begin(description, false);
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
      const held = run.begin(started.run, hasOtherData).map((packed) => unpackEvent(packed).kind);
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

  it('does not become a run that is kept where there is one already', async () => {
    const former = open();
    former.begin(description, false);
    add(former, startedOf({}));
    former.write();
    await former.kept;
    const run = open();
    run.begin(description, false);
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
