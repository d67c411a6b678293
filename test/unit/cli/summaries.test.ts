import assert from 'node:assert/strict';
import { summarizeResult } from '../../../src/cli/result-summary.js';
import { formatSweep, summarizeSweep } from '../../../src/cli/sweep-summary.js';
import type { RunResult } from '../../../src/protocol/result.js';
import { fullResult } from '../full-result.js';

describe('the summary of a run', () => {
  it('has a line for each outcome, with the reason of a bound, in two columns', () => {
    const lines = summarizeResult(fullResult).split('\n');
    assert.equal(lines[0], 'full');
    assert.ok(lines.includes('  steps                             12,300'));
    assert.ok(
      lines.includes('  lower bound of sup ρ              1.55 (Borsuk–Ulam: two opposite points have one code.)'),
    );
    assert.ok(lines.includes('  bound of the certificate          0.999 (two points 2.00 apart have the same code)'));
    assert.ok(lines.includes('  AUC of inner                      0.912 ± 0.013'));
  });

  it('leaves out what the run does not know', () => {
    const text = summarizeResult({ ...fullResult, theory: null, homology: null });
    assert.doesNotMatch(text, /lower bound|Betti/);
  });
});

describe('the summary of a sweep', () => {
  const runs: RunResult[] = [
    fullResult,
    { ...fullResult, seed: 4, error: { ...fullResult.error, sup: 1.96 }, injectivity: null },
  ];

  it('has the spread of each number that every run has, by its label', () => {
    const { seeds, spread } = summarizeSweep(runs);
    assert.deepEqual(seeds, [3, 4]);
    const { mean, least, greatest } = spread['sup ρ'];
    assert.ok(Math.abs(mean - 1.97) < 1e-12);
    assert.deepEqual([least, greatest], [1.96, 1.98]);
    const names = Object.keys(spread);
    for (const known of ['test loss', 'median ρ', 'bound of the certificate', 'geodesic stress', 'AUC of inner']) {
      assert.ok(names.includes(known), `expected ${known} in ${names.join(', ')}`);
    }
    assert.ok(!names.includes('folds'), 'one run has none');
    assert.ok(!names.includes('Betti numbers, data'), 'no single number');
  });

  it('is a table for people, with bounds rounded down', () => {
    const rows = formatSweep(summarizeSweep(runs)).split('\n');
    assert.equal(rows[0], 'full, 2 seeds');
    const cells = (label: string): string[] | undefined =>
      rows
        .find((row) => row.startsWith(label))
        ?.slice(label.length)
        .trim()
        .split(/ +/);
    assert.deepEqual(cells('sup ρ'), ['1.97', '0.0141', '1.96', '1.98']);
    assert.deepEqual(cells('lower bound of sup ρ'), ['1.55', '0', '1.55', '1.55']);
  });
});
