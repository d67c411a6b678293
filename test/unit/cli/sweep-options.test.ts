import assert from 'node:assert/strict';
import { UsageError } from '../../../src/cli/exit-status.js';
import { readSweep } from '../../../src/cli/sweep-options.js';

describe('options of a sweep', () => {
  it('halve only where one program sees all points', () => {
    assert.deepEqual(readSweep({ halving: '100' }).halving, { leastSteps: 100, reduction: 3 });
    for (const executor of ['slurm', 'none']) {
      assert.throws(() => readSweep({ halving: '100', executor }), {
        name: UsageError.name,
        message: `--halving: expected --executor local, got ${executor}: it compares all points before it trains on`,
      });
    }
  });
});
