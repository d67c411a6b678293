import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packEvent } from '../../../src/protocol/event-log.js';
import type { ReferenceRun } from '../../../src/extension/panel/reference.js';
import { ReferenceMemory } from '../../../src/extension/panel/reference-memory.js';
import { RunLibrary } from '../../../src/session/run-library.js';
import { frameOf, startedOf } from '../webview/events.js';
import { workspaceState } from './workspace-state.js';

describe('The memory of references', () => {
  let folder: string;
  let written: string;
  let library: RunLibrary;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'references-'));
    written = path.join(folder, 'references');
    library = new RunLibrary(path.join(folder, 'runs'), () => 2 ** 30);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const file = '/data/a.dataset.ts';
  const events = [packEvent(startedOf({})), packEvent(frameOf(100, [0.1, 0.2, 0.3]))];
  const bytesOf = (reference: ReferenceRun | null): Uint8Array[] | undefined =>
    reference?.events.map((event) => new Uint8Array(event));

  it('gives back the run with its events, after a restart too, and forgets it when asked to', async () => {
    const { directory } = await library.add(file, events, []);
    const state = workspaceState();
    await new ReferenceMemory(state, written).set(file, { label: 'seed 3', events, directory });
    const memory = new ReferenceMemory(state, written);
    const reference = await memory.restore(file);
    assert.equal(reference?.label, 'seed 3');
    assert.deepEqual(bytesOf(reference), bytesOf({ label: '', events, directory: null }));
    assert.equal(reference.directory, directory);
    assert.equal(await memory.restore('/data/b.dataset.ts'), null);
    await memory.set(file, null);
    assert.equal(await memory.restore(file), null);
  });

  it('writes the events of a run that is not kept, such as one that goes on, until another takes its place', async () => {
    const state = workspaceState();
    await new ReferenceMemory(state, written).set(file, { label: 'pinned at 14:32', events, directory: null });
    const memory = new ReferenceMemory(state, written);
    const reference = await memory.restore(file);
    assert.equal(reference?.label, 'pinned at 14:32');
    assert.deepEqual(bytesOf(reference), bytesOf({ label: '', events, directory: null }));
    await memory.set(file, reference);
    assert.equal((await memory.restore(file))?.label, 'pinned at 14:32', 'what was given back can be set again');
    const { directory } = await library.add(file, events, []);
    await memory.set(file, { label: 'seed 3', events, directory });
    assert.deepEqual(await readdir(written), []);
  });

  it('does one thing after another, however fast it is asked', async () => {
    const memory = new ReferenceMemory(workspaceState(), written);
    const pinned = { label: 'pinned', events, directory: null };
    await Promise.all([memory.set(file, pinned), memory.set(file, null)]);
    assert.equal(await memory.restore(file), null);
    assert.deepEqual(await readdir(written), []);
  });

  it('gives none where the run was deleted, or its events are gone', async () => {
    const memory = new ReferenceMemory(workspaceState(), written);
    const run = await library.add(file, events, []);
    await memory.set(file, { label: 'seed 3', events, directory: run.directory });
    await rm(path.join(run.directory, 'events.bin'));
    assert.equal(await memory.restore(file), null);
    await library.remove(run);
    assert.equal(await memory.restore(file), null);
  });
});
