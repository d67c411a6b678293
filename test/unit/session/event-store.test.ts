import assert from 'node:assert/strict';
import type { RunEvent } from '../../../src/protocol/events.js';
import { EventStore } from '../../../src/session/event-store.js';

/** A packed event of so many bytes that carries a number. */
function packed(number: number, bytes = 1000): ArrayBuffer {
  const buffer = new ArrayBuffer(bytes);
  new DataView(buffer).setUint32(0, number);
  return buffer;
}

const none = new Float32Array(0);

function frame(step: number): RunEvent {
  return {
    kind: 'frame',
    step,
    codes: none,
    reconstruction: none,
    error: none,
    errorMaps: [],
    mapCodes: [],
    indicatrices: none,
    injectivity: null,
    signals: [],
    sup: 0,
  };
}

const numbersOf = (store: EventStore): number[] => store.packed.map((buffer) => new DataView(buffer).getUint32(0));

describe('event store', () => {
  it('holds frames within its budget, the first and the last among them, spread evenly', () => {
    const store = new EventStore(20_000);
    for (let step = 0; step < 500; step++) store.add(frame(step), packed(step));
    const steps = numbersOf(store);
    assert.ok(steps.length <= 20 && steps.length >= 10, `${steps.length} frames`);
    assert.equal(steps[0], 0);
    assert.equal(steps.at(-1), 499);
    const gaps = steps.slice(1, -1).map((step, index) => step - steps[index]);
    assert.ok(Math.max(...gaps) <= 4 * Math.min(...gaps), `gaps ${gaps.join(', ')}`);
  });

  it('never leaves out anything but frames', () => {
    const store = new EventStore(5_000);
    for (let step = 0; step < 100; step++) {
      store.add({ kind: 'warning', message: '' }, packed(1_000 + step, 100));
      store.add(frame(step), packed(step));
    }
    assert.equal(numbersOf(store).filter((number) => number >= 1_000).length, 100);
  });

  it('is empty once it is cleared', () => {
    const store = new EventStore(5_000);
    store.add(frame(1), packed(1));
    store.clear();
    assert.ok(store.isEmpty);
    assert.deepEqual(store.packed, []);
  });
});
