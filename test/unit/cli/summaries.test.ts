import assert from 'node:assert/strict';
import { summarizeResult } from '../../../src/cli/result-summary.js';
import { formatSweep } from '../../../src/cli/sweep-summary.js';
import type { RunResult } from '../../../src/protocol/result.js';
import type { SweptPoint } from '../../../src/protocol/sweep-table.js';
import { outcomesOf } from '../../../src/sweep/outcome-columns.js';
import type { SweepPlan } from '../../../src/sweep/plan-file.js';
import type { PointSummary } from '../../../src/sweep/point-file.js';
import { sweepObject, type SweepObject } from '../../../src/sweep/sweep-object.js';
import { csvOf } from '../../../src/sweep/table-files.js';
import { tableOf } from '../../../src/sweep/table.js';
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
    assert.ok(lines.includes('  Betti numbers, latent space       1, 0 (estimated, at the longest gap)'));
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
  const plan: SweepPlan = {
    id: 'a',
    name: 'full',
    file: '/full.dataset.ts',
    label: 'full.dataset.ts',
    hash: '',
    data: [],
    fields: ['training.seed'],
    points: 2,
    pointsHash: '',
    engine: 'wasm',
    steps: null,
    halving: null,
    keepRuns: 'all',
    latentScan: null,
    limits: { memory: 0, time: 0 },
    version: '0',
  };

  function sweepOf(fields: readonly string[], points: readonly SweptPoint[]): Required<SweepObject> {
    const summaries = points.map((point, index): PointSummary => {
      const outcomes = outcomesOf(runs[index]);
      return { sweep: 'a', index, id: '', state: 'done', point, outcomes, message: null, ofDataset: false };
    });
    return sweepObject(
      tableOf({ ...plan, fields }, points, new Map(summaries.entries())),
      runs,
    ) as Required<SweepObject>;
  }
  const ofSeeds = sweepOf(['training.seed'], [{ 'training.seed': 3 }, { 'training.seed': 4 }]);

  it('has the spread of each number that every run has, by its label', () => {
    const { seeds, spread } = ofSeeds;
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
    const rows = formatSweep(ofSeeds).split('\n');
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

  it('has a row for each point where more than the seed varies, with bounds rounded down', () => {
    const fields = ['autoencoder.latent', 'training.seed'];
    const sweep = sweepOf(fields, [
      { 'autoencoder.latent': { kind: 'sphere', dimension: 1 }, 'training.seed': 3 },
      { 'autoencoder.latent': { kind: 'euclidean', dimension: 2 }, 'training.seed': 4 },
    ]);
    const [title, , first] = formatSweep(sweep).split('\n');
    assert.equal(title, 'full, 2 of 2 points');
    assert.match(first, /^0 +spherical\(1\) +3 .* 1\.55 /);
    assert.deepEqual(sweep.parameters[0].values, ['spherical(1)', 'euclidean(2)']);
    const csv = [...csvOf(sweep)].join('').split('\n');
    assert.match(csv[0], /^index,id,state,latent,seed,steps,seconds,.*,sup,.*auc_inner.*,message$/);
    assert.match(csv[2], /^1,[0-9a-f]{12},done,euclidean\(2\),4,12300,/);
  });
});
