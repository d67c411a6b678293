import assert from 'node:assert/strict';
import { splitTableRows } from '../../../src/run/split-rows.js';

describe('splitTableRows', () => {
  const isTest = Uint8Array.from({ length: 100 }, (_, row) => (row % 4 === 0 ? 1 : 0));
  const byColumn = { kind: 'rows', isTest } as const;

  it('tests on the rows that the table says, and trains on all others', () => {
    const { train, test } = splitTableRows(100, byColumn, {}, 0);
    assert.deepEqual([train.length, test.length], [75, 25]);
    assert.ok(test.every((row) => isTest[row] === 1));
    assert.deepEqual(new Set([...train, ...test]).size, 100);
  });

  it('tests on no more rows than are affordable, unless the definition asks for more', () => {
    for (const how of [byColumn, { kind: 'share', share: 0.5 } as const, null]) {
      assert.equal(splitTableRows(100, how, {}, 0, 10).test.length, 10);
      assert.equal(splitTableRows(100, how, { test: 15 }, 0, 10).test.length, 15);
    }
    // The others are the same: a smaller test sample moves no row into the training sample.
    assert.deepEqual(splitTableRows(100, byColumn, {}, 0, 10).train, splitTableRows(100, byColumn, {}, 0).train);
  });

  it('refuses more rows than there are', () => {
    assert.throws(() => splitTableRows(100, byColumn, { test: 26 }, 0), /expected at least 26 rows to test on, got 25/);
  });
});
