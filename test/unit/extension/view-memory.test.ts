import assert from 'node:assert/strict';
import { ViewMemory } from '../../../src/extension/panel/view-memory.js';
import { workspaceState } from './workspace-state.js';

describe('The memory of views', () => {
  it('is one for each dataset file, and outlives who used it', () => {
    const state = workspaceState();
    const memory = new ViewMemory(state);
    memory.set('/a.dataset.ts', { logLoss: false });
    memory.set('/b.dataset.ts', { logLoss: true });
    memory.set('/a.dataset.ts', { logLoss: true, density: true });
    const later = new ViewMemory(state);
    assert.deepEqual(later.get('/a.dataset.ts'), { logLoss: true, density: true });
    assert.deepEqual(later.get('/b.dataset.ts'), { logLoss: true });
    assert.equal(later.get('/c.dataset.ts'), undefined);
  });

  it('keeps the last 200 files', () => {
    const memory = new ViewMemory(workspaceState());
    for (let k = 0; k < 205; k++) memory.set(`/${k}.dataset.ts`, { k });
    assert.equal(memory.get('/4.dataset.ts'), undefined);
    assert.deepEqual(memory.get('/5.dataset.ts'), { k: 5 });
    assert.deepEqual(memory.get('/204.dataset.ts'), { k: 204 });
  });
});
