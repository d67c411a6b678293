import assert from 'node:assert/strict';
import type { RunStarted } from '../../../src/protocol/events.js';
import { readPanelState } from '../../../webview/state/panel-state.js';
import { mostSaved, readSelection, saveSelection } from '../../../webview/state/saved-selection.js';
import { startedOf } from './events.js';

/** The run of some points, all in the origin. */
function pointsOf(count: number): RunStarted {
  const started = startedOf({});
  return { ...started, display: { ...started.display, count, points: new Float32Array(2 * count) } };
}

/** What JSON makes of it, as VS Code writes it. */
const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a selection that is saved', () => {
  it('comes back to the same points, however many', () => {
    for (const count of [1, 7, 8, 9, 1500]) {
      const selected = Uint8Array.from({ length: count }, (_, i) => (i % 3 === 0 ? 1 : 0));
      const saved = written(saveSelection(pointsOf(count), selected));
      assert.deepEqual(readSelection(saved, pointsOf(count)), selected, `${count} points`);
    }
  });

  it('takes a byte for six points', () => {
    const saved = saveSelection(pointsOf(1500), new Uint8Array(1500).fill(1));
    assert.equal(saved?.bits.length, 252);
  });

  it('is dropped in a run of another definition, another seed, or other points', () => {
    const started = startedOf({});
    const saved = written(saveSelection(started, Uint8Array.of(0, 1, 1)));
    assert.deepEqual(readSelection(saved, startedOf({})), Uint8Array.of(0, 1, 1));
    assert.equal(readSelection(saved, { ...started, run: { ...started.run, hash: 'f' } }), null);
    assert.equal(readSelection(saved, { ...started, run: { ...started.run, seed: started.run.seed + 1 } }), null);
    const moved = { ...started.display, points: started.display.points.map((x, i) => (i === 3 ? x + 1 : x)) };
    assert.equal(readSelection(saved, { ...started, display: moved }), null);
    assert.equal(readSelection(saved, pointsOf(3)), null);
  });

  it('is empty if nothing was saved, or nothing that can be read', () => {
    const started = startedOf({});
    assert.equal(saveSelection(started, null), null);
    const good = saveSelection(started, Uint8Array.of(1, 0, 0));
    for (const bad of [
      null,
      undefined,
      3,
      {},
      { ...good, bits: '!' },
      { ...good, bits: '' },
      { ...good, bits: 'AAAA' },
      { ...good, bits: 'AA==' },
    ]) {
      assert.equal(readSelection(bad, started), null, JSON.stringify(bad));
    }
  });

  it('is not saved where there are too many points', () => {
    const count = mostSaved + 1;
    assert.equal(saveSelection(pointsOf(count), new Uint8Array(count).fill(1)), null);
  });
});

describe('what a panel keeps', () => {
  it('is read as far as it is there', () => {
    assert.deepEqual(readPanelState({ view: { density: true }, selection: 1, shown: 2 }), {
      view: { density: true },
      selection: 1,
      shown: 2,
    });
    for (const none of [null, undefined, 'run', { density: true }]) {
      assert.deepEqual(readPanelState(none), { view: undefined, selection: undefined, shown: undefined });
    }
  });
});
