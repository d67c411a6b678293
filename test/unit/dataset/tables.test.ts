// Tables of points as manifolds: what functions of manifolds make of their rows, labels and weights.
import assert from 'node:assert/strict';
import {
  circle,
  embed,
  noise,
  points,
  restrict,
  reweight,
  scale,
  standardize,
  union,
  warp,
  type DatasetDefinition,
  type Manifold,
} from '../../../src/dataset/index.js';
import type { Label } from '../../../src/dataset/readers/label.js';
import type { Table } from '../../../src/dataset/readers/table.js';
import { collectSamples } from '../../../src/run/samples.js';
import type { Sample } from '../../../src/run/sample.js';
import { tableBehind } from '../../../src/run/table-behind.js';

const guard = <T>(_field: string, task: () => T): T => task();
const readTable = (): Promise<never> => Promise.reject(new Error('no files here'));

async function tableOf(manifold: Manifold, seed = 0): Promise<Table> {
  const table = await tableBehind(manifold, 'manifold', { seed, guard, readTable });
  assert.ok(table !== null);
  return table;
}

/** The category, or the number, of each row. */
function entries(label: Label): (string | number)[] {
  return label.kind === 'numbers' ? [...label.values] : Array.from(label.codes, (code) => label.categories[code]);
}

const four = points(
  [
    [1, 0],
    [2, 0],
    [3, 1],
    [4, 1],
  ],
  { labels: { kind: ['b', 'a', 'b', 'c'], run: [7, 8, 9, 10] }, weights: [1, 2, 3, 4] },
);
/** x of each row with its label and its weight. */
const shown = (table: Table): unknown =>
  entries(table.labels[0]).map((kind, row) => [table.values[row * table.dimension], kind, table.weights?.[row]]);

describe('a standardised table', () => {
  it('has columns of mean 0 and standard deviation 1, and says what one of those is', async () => {
    const named: Manifold = {
      ...four,
      coordinates: [
        { name: 'pt', unit: 'GeV' },
        { name: 'half', unit: '' },
      ],
    };
    const { values, dimension, labels, weights, coordinates } = await tableOf(standardize(named));
    for (let column = 0; column < dimension; column++) {
      const own = Array.from({ length: 4 }, (_, row) => values[row * dimension + column]);
      assert.ok(Math.abs(own.reduce((a, b) => a + b)) < 1e-12);
      assert.ok(Math.abs(own.reduce((sum, x) => sum + x * x, 0) / 4 - 1) < 1e-12);
    }
    assert.deepEqual(
      [entries(labels[1]), [...(weights ?? [])]],
      [
        [7, 8, 9, 10],
        [1, 2, 3, 4],
      ],
    );
    assert.deepEqual(coordinates, [
      { name: 'pt', unit: 'σ = 1.12 GeV' },
      { name: 'half', unit: 'σ = 0.5' },
    ]);
  });

  it('takes the numbers of another table, and leaves a column that does not vary at its distance from the mean', async () => {
    const by = points([
      [0, 5],
      [4, 5],
    ]);
    const { values } = await tableOf(
      standardize(
        points([
          [6, 7],
          [2, 5],
        ]),
        { by },
      ),
    );
    assert.deepEqual([...values], [2, 2, 0, 0]);
    await assert.rejects(tableOf(standardize(four, { by: points([[1], [2]]) })), /as many columns, got 1 beside 2/);
  });

  it('is missing for points that are drawn', () => {
    assert.throws(() => standardize(circle()), /standardize\(table\): expected a table of points/);
    assert.throws(() => standardize(four, { by: circle() }), /standardize\.by: expected a table of points/);
  });
});

describe('a table in which one column is wider than all others together', () => {
  const wide = points(Array.from({ length: 50 }, (_, row) => [row % 7, 1000 * (row % 11)]));
  const warningsOf = async (manifold: Manifold): Promise<readonly string[]> =>
    (await collectSamples({ manifold }, 0, guard, readTable)).warnings;

  it('is warned of, and is not once it is standardised', async () => {
    assert.match((await warningsOf(wide)).join('\n'), /x2 makes up 99\.9 % of the variance.*standardize/);
    assert.deepEqual(await warningsOf(standardize(wide)), []);
  });
});

describe('a table of points', () => {
  it('has labels and weights', async () => {
    const table = await tableOf(four);
    assert.deepEqual(entries(table.labels[1]), [7, 8, 9, 10]);
    assert.deepEqual(shown(table), [
      [1, 'b', 1],
      [2, 'a', 2],
      [3, 'b', 3],
      [4, 'c', 4],
    ]);
    assert.throws(
      () => points([[1], [2]], { weights: [1] }),
      /points\.weights: expected 2 entries, one for each point, got 1/,
    );
    assert.throws(() => points([[1], [2]], { labels: { a: ['x'] } }), /points\.labels\.a: expected 2 entries/);
  });

  it('is restricted to the rows for which a condition holds', async () => {
    const table = await tableOf(restrict(four, ([x]) => x > 2));
    assert.deepEqual(shown(table), [
      [3, 'b', 3],
      [4, 'c', 4],
    ]);
    assert.equal(table.leftOut.condition, 2);
    await assert.rejects(
      tableOf(restrict(four, () => false)),
      /manifold: expected at least one point in part of 4 points, got none/,
    );
  });

  it('is joined with another', async () => {
    const other = points(
      [
        [9, 9],
        [8, 8],
      ],
      { labels: { kind: ['d', 'a'], other: [true, false] } },
    );
    const table = await tableOf(union([four, other]));
    assert.deepEqual(shown(table), [
      [1, 'b', 1],
      [2, 'a', 2],
      [3, 'b', 3],
      [4, 'c', 4],
      [9, 'd', 1],
      [8, 'a', 1],
    ]);
    assert.deepEqual(entries(table.labels[1]), [7, 8, 9, 10, NaN, NaN]);
    assert.deepEqual(entries(table.labels[2]), ['', '', '', '', 'true', 'false']);
    assert.throws(
      () => union([four, circle()]),
      /union\(parts\)\.0: expected either manifolds to draw points from or tables/,
    );
    const words = points(
      [
        [0, 0],
        [1, 1],
      ],
      { labels: { run: ['first', 'second'] } },
    );
    await assert.rejects(
      tableOf(union([four, words])),
      /manifold: label "run": expected numbers everywhere or categories/,
    );
  });

  it('is joined in shares, by the seed', async () => {
    const many = (value: number, count: number): Manifold<1> =>
      points(Array.from({ length: count }, () => [value] as const));
    const joined = union([many(0, 300), many(1, 1000)], { weights: [3, 1] });
    const { values } = await tableOf(joined);
    assert.deepEqual([values.length, values.filter((value) => value === 1).length], [400, 100]);
  });

  it('is warped, scaled and embedded, with its labels', async () => {
    const warped = await tableOf(warp(four, ([x, y]) => [10 * x, y, 5]));
    assert.deepEqual([...warped.values.subarray(0, 6)], [10, 0, 5, 20, 0, 5]);
    assert.deepEqual(entries(warped.labels[0]), ['b', 'a', 'b', 'c']);
    assert.deepEqual([...(await tableOf(scale(four, 2))).values], [2, 0, 4, 0, 6, 2, 8, 2]);
    const embedded = await tableOf(embed(four, { dimension: 5 }));
    assert.deepEqual([embedded.dimension, embedded.weights?.[3]], [5, 4]);
    const [a, b] = [embedded.values.subarray(0, 5), embedded.values.subarray(15, 20)];
    assert.ok(Math.abs(Math.hypot(...a.map((x, k) => x - b[k])) - Math.hypot(3, 1)) < 1e-12);
    await assert.rejects(
      tableOf(warp(four, ([x]) => [1 / (x - 3)])),
      /expected 1 finite numbers for each row, got \[Infinity\] for row 2/,
    );
  });

  it('has noise from the seed', async () => {
    const blurred = noise(four, { standardDeviation: 0.1 });
    const [a, again, b] = await Promise.all([tableOf(blurred), tableOf(blurred), tableOf(blurred, 1)]);
    assert.deepEqual(a, again);
    assert.notDeepEqual(a.values, b.values);
    assert.ok(a.values.every((value, k) => Math.abs(value - [1, 0, 2, 0, 3, 1, 4, 1][k]) < 1));
    assert.deepEqual(a.weights, Float64Array.of(1, 2, 3, 4));
  });

  it('is reweighted by taking fewer rows where the density is lower', async () => {
    const two = points(Array.from({ length: 20_000 }, (_, k) => [k % 2] as const));
    const { values } = await tableOf(reweight(two, ([x]) => (x === 0 ? 1 : 0.25)));
    const ones = values.filter((value) => value === 1).length;
    assert.equal(values.length - ones, 10_000);
    // 2,500 ± 43
    assert.ok(Math.abs(ones - 2500) < 220, `${ones}`);
    await assert.rejects(tableOf(reweight(two, () => 2, { bound: 1 })), /expected a density of at most 1, got 2/);
  });
});

describe('samples of a table', () => {
  const rows = 1000;
  const sorted = points(
    Array.from({ length: rows }, (_, k) => [k, 0] as const),
    {
      labels: {
        parity: Array.from({ length: rows }, (_, k) => (k % 2 === 0 ? 'even' : 'odd')),
        row: [...new Array(rows).keys()],
      },
      weights: Array.from({ length: rows }, (_, k) => k / 2),
    },
  );
  const collect = (definition: DatasetDefinition, seed = 0): ReturnType<typeof collectSamples> =>
    collectSamples(definition, seed, guard, readTable);
  const belongTogether = ({ count, points: xs, labels, weights, dimension }: Sample): void => {
    for (let row = 0; row < count; row++) {
      const x = xs[row * dimension];
      assert.deepEqual([entries(labels[0])[row], entries(labels[1])[row]], [x % 2 === 0 ? 'even' : 'odd', x]);
      assert.equal(weights?.[row], x / 2);
    }
  };

  it('carry labels and weights through the split and the validation sample', async () => {
    const { train, validation, test } = await collect({
      manifold: sorted,
      training: { validation: { fraction: 0.1 } },
    });
    assert.deepEqual([train.count, validation?.count, test.count], [720, 80, 200]);
    for (const sample of [train, validation, test]) if (sample !== null) belongTogether(sample);
  });

  it('draw a signal from all its rows, and say how many', async () => {
    const definition = { manifold: sorted, signal: { same: sorted }, samples: { test: 100 } };
    const { signals, warnings } = await collect(definition);
    const [{ sample }] = signals;
    belongTogether(sample);
    const mean = sample.points.filter((_, k) => k % 2 === 0).reduce((sum, x) => sum + x, 0) / sample.count;
    // 499.5 ± 28.9
    assert.ok(Math.abs(mean - 499.5) < 120, `${mean}`);
    assert.equal(new Set(sample.points.filter((_, k) => k % 2 === 0)).size, 100);
    assert.equal(
      warnings[0],
      '1000 points: 100 of 1,000 rows are used, drawn at random: as many as there are test points.',
    );
    assert.deepEqual((await collect(definition)).signals, signals);
    assert.notDeepEqual((await collect(definition, 1)).signals, signals);
  });

  it('give a category one number in all of them', async () => {
    const one = (kind: string): Manifold<1> =>
      points(
        Array.from({ length: 10 }, (_, k) => [k] as const),
        { labels: { kind: new Array<string>(10).fill(kind) } },
      );
    const { train, signals } = await collect({ manifold: one('background'), signal: { z: one('z'), a: one('a') } });
    const all = [train, ...signals.map(({ sample }) => sample)].map(({ labels }) => labels[0]);
    for (const label of all)
      assert.deepEqual(label.kind === 'categories' && label.categories, ['a', 'background', 'z']);
    assert.deepEqual(
      all.map((label) => entries(label)[0]),
      ['background', 'z', 'a'],
    );
  });
});
