import assert from 'node:assert/strict';
import type { Latent } from '../../../src/autoencoder/options.js';
import { latentCall } from '../../../src/protocol/latent-name.js';
import { scanAnswer, scannedSpaces } from '../../../src/protocol/latent-scan.js';
import { scanInWords } from '../../../src/protocol/latent-scan-words.js';
import type { SweepRow, SweepTable } from '../../../src/protocol/sweep-table.js';

const flat = (dimension: number): Latent => ({ kind: 'euclidean', dimension });
const ring: Latent = { kind: 'sphere', dimension: 1 };

/** sup ρ of the runs with a latent space, null for those that are missing, and what no network gets below. */
type Runs = readonly [latent: Latent, sup: readonly (number | null)[], bound?: number, median?: number];

/** A scan of data of radius 1. */
function scan(ambientDimension: number, ...spaces: readonly Runs[]): SweepTable {
  let index = 0;
  const rows = spaces.flatMap(([latent, sups, bound = null, median = null]) =>
    sups.map((sup, seed): SweepRow => ({
      index: index++,
      id: '',
      state: sup === null ? 'missing' : 'done',
      point: { 'autoencoder.latent': { kind: latent.kind, dimension: latent.dimension }, 'training.seed': seed },
      values: [latentCall(latent), seed],
      outcomes: sup === null ? [null, null, null] : [sup, median ?? sup, bound],
      message: null,
      folder: null,
    })),
  );
  const column = { isDistance: true, isNumber: true };
  return {
    name: 'test',
    file: 'test.dataset.ts',
    hash: '',
    parameters: [
      {
        name: 'autoencoder.latent',
        label: 'latent',
        isNumber: false,
        values: spaces.map(([latent]) => latentCall(latent)),
      },
      { name: 'training.seed', label: 'seed', isNumber: true, values: [0, 1] },
    ],
    columns: [
      { name: 'sup', label: 'sup ρ', ...column },
      { name: 'median', label: 'median ρ', ...column },
      { name: 'theory', label: 'lower bound of sup ρ', ...column },
    ],
    rows,
    latentScan: { radius: 1, ambientDimension, dimension: 1, isEstimated: false },
  };
}

const answerOf = (table: SweepTable) => {
  assert.ok(table.latentScan !== null);
  return scanAnswer(scannedSpaces(table), table.latentScan);
};

describe('the answer of a latent scan', () => {
  it('is the smallest space that some seed holds the data in, with the number of seeds', () => {
    const table = scan(2, [flat(1), [1.9, 1.8], 1], [ring, [0.01, 0.02]], [flat(2), [0.01, 0.01]]);
    const words = scanInWords(table, 'mm');
    assert.equal(words?.headline, 'The smallest that holds your data: S¹ (2 of 2 seeds).');
    assert.equal(
      words.detail,
      'No network of this shape gets below 1 mm in ℝ¹. A run holds the data if sup ρ on the test sample is at most 0.100 mm, a tenth of their radius.',
    );
  });

  it('says where not every seed holds them, and from where on all do', () => {
    const table = scan(3, [flat(1), [0.9, 0.8]], [ring, [0.05, 0.9]], [flat(2), [0.01, 0.01]]);
    assert.match(scanInWords(table)?.headline ?? '', /S¹ \(1 of 2 seeds\)/);
    assert.match(scanInWords(table)?.detail ?? '', /^With every seed it is ℝ²\. A run/);
    const never = scan(3, [ring, [0.05, 0.9]], [flat(2), [0.9, 0.01]]);
    assert.match(scanInWords(never)?.detail ?? '', /^No latent space holds them with every seed\./);
  });

  it('claims nothing of a space that any data fit into', () => {
    const table = scan(2, [flat(1), [0.9, 0.9]], [ring, [0.3, 0.3]], [flat(2), [0.01, 0.01]]);
    assert.equal(answerOf(table).kind, 'whole');
    assert.match(scanInWords(table)?.detail ?? '', /no claim is made/);
  });

  it('claims nothing where none holds them, and tells the elbow of the median', () => {
    const elbow = scan(
      9,
      [flat(1), [2, 2], undefined, 1],
      [flat(2), [1.5, 1.5], undefined, 0.3],
      [flat(3), [1.2, 1.4], undefined, 0.25],
      [flat(4), [1.1, 1.2], undefined, 0.2],
    );
    assert.equal(scanInWords(elbow)?.headline, 'None up to ℝ⁴ holds your data, and no claim is made.');
    assert.match(scanInWords(elbow)?.detail ?? '', /The least sup ρ is 1\.10, 110 % of their radius.*elbow at ℝ²/);
    const straight = scan(9, ...[1, 2, 3].map((d): Runs => [flat(d), [2], undefined, 1 - d / 5]));
    assert.match(scanInWords(straight)?.detail ?? '', /The median of ρ has no elbow/);
  });

  it('waits for the runs with smaller spaces', () => {
    const early = scan(3, [flat(1), [0.9, null]], [ring, [0.01, null]]);
    assert.equal(answerOf(early).kind, 'unfinished');
    assert.match(scanInWords(early)?.headline ?? '', /^Too few runs are over/);
    const enough = scan(3, [flat(1), [0.9, 0.9]], [ring, [0.01, 0.02]], [flat(2), [null, null]]);
    assert.equal(answerOf(enough).kind, 'holds');
  });
});
