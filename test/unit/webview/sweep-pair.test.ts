import assert from 'node:assert/strict';
import type { SweepRow, SweepTable } from '../../../src/protocol/sweep-table.js';
import { pointDifferences } from '../../../webview/views/sweep/differences.js';
import { factorsOf, pointName, valueText } from '../../../webview/views/sweep/model.js';
import { lettersOf, noPair, withChosen } from '../../../webview/views/sweep/pair.js';

const columns = [
  ['sup', true],
  ['theory', true],
  ['folds', false],
  ['largeShare', false],
] as const;

const rowOf = (index: number, dimension: number, gap: number | null, outcomes: SweepRow['outcomes']): SweepRow => ({
  ...{ index, id: '', state: 'done', message: null, folder: null, outcomes },
  point: { 'autoencoder.latent': { kind: 'euclidean', dimension }, 'training.seed': index },
  values: [`euclidean(${dimension})`, index, gap],
});

const rows = [
  rowOf(0, 1, 0.5, [1.9, 1.5556, 2, 0.01]),
  rowOf(1, 2, 0.25, [0.004, null, 0, 0.01]),
  rowOf(2, 2, null, [0.004, null, 0, 0.01]),
];

const table: SweepTable = {
  ...{ name: 'circle', file: 'circle.dataset.ts', hash: '', latentScan: null, rows },
  parameters: [
    { name: 'autoencoder.latent', label: 'latent', isNumber: false, values: ['euclidean(1)', 'euclidean(2)'] },
    { name: 'training.seed', label: 'seed', isNumber: true, values: [0, 1, 2] },
    { name: 'gap', label: 'gap', isNumber: true, values: [0.25, 0.5] },
  ],
  columns: columns.map(([name, isDistance]) => ({ name, label: name, isDistance, isNumber: true })),
};

const factors = factorsOf(table);
const differences = (a: number, b: number) =>
  pointDifferences(table, rows[a], rows[b], (parameter, row) => valueText(factors, parameter, row), 'mm');

describe('two points of a sweep', () => {
  it('are chosen one after another: the second with Shift, or after asking for it', () => {
    const one = withChosen(noPair, 4, 'replace');
    assert.deepEqual(one, { first: 4, second: null, isPicking: false });
    const two = { first: 4, second: 7, isPicking: false };
    assert.deepEqual(withChosen(one, 7, 'add'), two);
    assert.deepEqual(withChosen({ ...one, isPicking: true }, 7, 'replace'), two);
    assert.deepEqual(withChosen(two, 5, 'add'), { ...two, second: 5 });
    assert.deepEqual(withChosen(two, 4, 'add'), one, 'a point is not compared with itself');
    assert.deepEqual(withChosen(two, 5, 'replace'), { ...one, first: 5 });
    assert.deepEqual(withChosen(noPair, 5, 'add'), { ...one, first: 5 }, 'the first of all is no second');
  });

  it('are left by a click beside all points, unless one is being picked', () => {
    assert.deepEqual(withChosen({ first: 4, second: 7, isPicking: false }, null, 'replace'), noPair);
    const picking = { first: 4, second: null, isPicking: true };
    assert.deepEqual(withChosen(picking, null, 'replace'), picking);
  });

  it('have letters where there are two', () => {
    assert.deepEqual([...lettersOf(noPair)], []);
    assert.deepEqual([...lettersOf({ ...noPair, first: 3 })], [[3, '']]);
    assert.deepEqual(
      [...lettersOf({ first: 3, second: 1, isPicking: false })],
      [
        [3, 'A'],
        [1, 'B'],
      ],
    );
  });

  it('differ in parameters and results, each with its change where that says something', () => {
    assert.deepEqual(differences(0, 1).parameters, [
      { name: 'latent', first: 'ℝ¹', second: 'ℝ²', change: null },
      { name: 'seed', first: '0', second: '1', change: null },
      { name: 'gap', first: '0.5', second: '0.25', change: '−0.250' },
    ]);
    assert.deepEqual(differences(0, 1).results, [
      { name: 'sup (mm)', first: '1.90', second: '0.00400', change: '−1.90' },
      { name: 'theory (mm)', first: '1.55', second: null, change: null },
      { name: 'folds', first: '2', second: '0', change: '−2' },
    ]);
  });

  it('tell a value that is left as the file has it, and nothing that is equal', () => {
    assert.deepEqual(differences(1, 2), {
      parameters: [
        { name: 'seed', first: '1', second: '2', change: null },
        { name: 'gap', first: '0.25', second: 'as in the file', change: null },
      ],
      results: [],
    });
    assert.equal(pointName(table, factors, rows[2]), 'ℝ², gap as in the file, seed 2');
  });
});
