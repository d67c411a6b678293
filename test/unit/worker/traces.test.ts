import assert from 'node:assert/strict';
import { rememberSurroundings } from '../../../src/worker/traces.js';

/** What code of a dataset file may do, and how to undo it. */
const traces: readonly [string, () => () => void][] = [
  [
    'a global',
    () => {
      Object.assign(globalThis, { leftBehind: 1 });
      return () => Reflect.deleteProperty(globalThis, 'leftBehind');
    },
  ],
  [
    'another Math.random',
    () => {
      const { random } = Math;
      Math.random = () => 0.5;
      return () => (Math.random = random);
    },
  ],
  [
    'a method of all arrays',
    () => {
      Object.defineProperty(Array.prototype, 'leftBehind', { value: 1, configurable: true });
      return () => Reflect.deleteProperty(Array.prototype, 'leftBehind');
    },
  ],
  [
    'a variable of the environment',
    () => {
      process.env.LEFT_BEHIND = 'yes';
      return () => delete process.env.LEFT_BEHIND;
    },
  ],
  [
    'a timer',
    () => {
      const timers = Array.from({ length: 3 }, () => setTimeout(() => undefined, 60_000));
      return () => timers.forEach(clearTimeout);
    },
  ],
];

describe('the surroundings of a dataset file', () => {
  it('are the same after code that leaves nothing', () => {
    const isUntouched = rememberSurroundings();
    assert.ok([1, 2, 3].map((x) => Math.sqrt(x)).length === 3);
    assert.equal(isUntouched(), true);
  });

  for (const [what, leave] of traces) {
    it(`are not the same after ${what}`, () => {
      const isUntouched = rememberSurroundings();
      const undo = leave();
      const isSame = isUntouched();
      undo();
      assert.equal(isSame, false);
    });
  }
});
