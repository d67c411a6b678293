import assert from 'node:assert/strict';
import { chooseSeed, seedAfterStart } from '../../../src/session/chosen-seed.js';
import { startedOf } from '../webview/events.js';

const runWith = (seed: number, fileSeed: number) => ({ ...startedOf({}).run, seed, fileSeed });

describe('A seed that was chosen outside the file', () => {
  it('is in place of the one that the file named last', () => {
    assert.deepEqual(chooseSeed(7, runWith(1, 1)), { value: 7, insteadOf: 1 });
    assert.deepEqual(chooseSeed(7, null), { value: 7, insteadOf: null });
    assert.equal(chooseSeed(null, runWith(1, 1)), null);
  });

  it('holds while runs take it, and ends with a run that has the seed of the file', () => {
    const chosen = chooseSeed(7, null);
    const held = seedAfterStart(chosen, runWith(7, 1));
    assert.deepEqual(held, { value: 7, insteadOf: 1 });
    assert.equal(seedAfterStart(held, runWith(2, 2)), null);
    assert.equal(seedAfterStart(null, runWith(1, 1)), null);
  });
});
