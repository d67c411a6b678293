import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packEvent } from '../../../src/protocol/event-log.js';
import { ReferenceMemory } from '../../../src/extension/panel/reference-memory.js';
import { RunLibrary } from '../../../src/session/run-library.js';
import { frameOf, startedOf } from '../webview/events.js';
import { workspaceState } from './workspace-state.js';

describe('The memory of references', () => {
  let folder: string;
  let library: RunLibrary;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'references-'));
    library = new RunLibrary(folder, () => 2 ** 30);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const file = '/data/a.dataset.ts';
  const events = [packEvent(startedOf({})), packEvent(frameOf(100, [0.1, 0.2, 0.3]))];

  it('gives back the run with its events, after a restart too, and forgets it when asked to', async () => {
    const run = await library.add(file, events, []);
    const state = workspaceState();
    new ReferenceMemory(state, library).set(file, { label: 'seed 3', run: run.directory });
    const memory = new ReferenceMemory(state, library);
    const reference = await memory.restore(file);
    assert.equal(reference?.label, 'seed 3');
    assert.deepEqual(
      reference.events.map((event) => new Uint8Array(event)),
      events.map((event) => new Uint8Array(event)),
    );
    assert.deepEqual(await reference.kept, run);
    assert.equal(await memory.restore('/data/b.dataset.ts'), null);
    memory.set(file, null);
    assert.equal(await memory.restore(file), null);
  });

  it('gives none where the run was deleted, or its events are gone', async () => {
    const memory = new ReferenceMemory(workspaceState(), library);
    const run = await library.add(file, events, []);
    memory.set(file, { label: 'seed 3', run: run.directory });
    await rm(path.join(run.directory, 'events.bin'));
    assert.equal(await memory.restore(file), null);
    await library.remove(run);
    assert.equal(await memory.restore(file), null);
  });
});
