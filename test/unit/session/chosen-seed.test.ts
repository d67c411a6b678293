import assert from 'node:assert/strict';
import { chooseSeed, heldSeed } from '../../../src/session/chosen-seed.js';
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
    const held = heldSeed(chosen, runWith(7, 1));
    assert.deepEqual(held, { value: 7, insteadOf: 1 });
    assert.equal(heldSeed(held, runWith(2, 2)), null);
    assert.equal(heldSeed(null, runWith(1, 1)), null);
  });
});
