import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeFolder } from '../../../scripts/system/folders.mjs';
import { packEvent } from '../../../src/protocol/event-log.js';
import { readEvents } from '../../../src/protocol/read-events.js';
import { RunDraft } from '../../../src/session/run-draft.js';
import { isUnderWay, readState } from '../../../src/session/run-state.js';
import { eventually } from '../../support/eventually.js';
import { frameOf, startedOf } from '../webview/events.js';

describe('A run directory that is written while its run goes on', () => {
  let folder: string;
  let directory: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'draft-'));
    directory = path.join(folder, 'run');
  });
  afterEach(() => removeFolder(folder));

  const started = startedOf({});
  const events = [started, frameOf(100, [0.1, 0.2, 0.3])].map(packEvent);
  const names = (): Promise<string[]> => readdir(directory).catch(() => []);

  async function begun(): Promise<RunDraft> {
    const draft = RunDraft.begin(directory, started.run);
    for (const event of events) draft.add(event, () => events);
    await eventually('the log is there', async () => (await names()).includes('events.bin'));
    return draft;
  }

  it('is whole at the end where it was deleted meanwhile', async () => {
    const draft = await begun();
    await rm(directory, { recursive: true });
    await draft.finish(events, [{ path: 'test.npy', bytes: new Uint8Array(3) }]);
    assert.deepEqual((await names()).sort(), ['events.bin', 'run.json', 'state.json', 'test.npy']);
    const log = readEvents(await readFile(path.join(directory, 'events.bin')));
    assert.deepEqual([log.events.length, log.damaged], [2, 0]);
  });

  it('is no longer under way where its end could not be written', async () => {
    const draft = await begun();
    const state = await readState(directory);
    assert.equal(isUnderWay(state, directory), true);
    // A folder cannot be made in a file.
    await assert.rejects(draft.finish(events, [{ path: 'events.bin/test.npy', bytes: new Uint8Array(3) }]));
    assert.equal((await readState(directory))?.state, 'running');
    assert.equal(isUnderWay(state, directory), false);
  });
});
