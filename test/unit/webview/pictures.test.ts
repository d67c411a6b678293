import assert from 'node:assert/strict';
import type { HomologySummary } from '../../../src/protocol/result.js';
import { spreadOf, type SeedOutcome } from '../../../src/protocol/sweep.js';
import { formatMeasured } from '../../../webview/format.js';
import { pointsOfBar } from '../../../webview/views/homology/bar-points.js';
import { barRows } from '../../../webview/views/homology/bar-rows.js';
import { barsOf, lastScale } from '../../../webview/views/homology/barcode.js';
import { countWithoutCollision, resultsBySup } from '../../../webview/views/seeds/numbers.js';
import { scaleOf, ticksOf, type Axis } from '../../../webview/charts/axis.js';
import { bandPath, linePath } from '../../../webview/charts/paths.js';

const summary: HomologySummary = {
  voids: 'not sought',
  betti: [1, 1],
  scales: [0.5, 1.5],
  barcodes: [
    [
      [0, null],
      [0, 0.4],
      [0, 0.3],
      [0, 0.2],
    ],
    [
      [0.5, 1.5],
      [0.3, 0.4],
    ],
  ],
};

describe('bars of a barcode', () => {
  it('are all there where there is room, and the longest of each dimension where there is not', () => {
    assert.equal(barRows(summary, null, 6).length, 6);
    assert.deepEqual(barRows(summary, null, 4), [
      { dimension: 0, bar: { dimension: 0, rank: 0, birth: 0, death: null }, reference: null },
      { dimension: 0, bar: { dimension: 0, rank: 1, birth: 0, death: 0.4 }, reference: null },
      { dimension: 1, bar: { dimension: 1, rank: 0, birth: 0.5, death: 1.5 }, reference: null },
      { dimension: 1, bar: { dimension: 1, rank: 1, birth: 0.3, death: 0.4 }, reference: null },
    ]);
    assert.equal(barRows(summary, null, 1).length, 2, 'one of each dimension at least');
  });

  it('stand beside those of the reference of the same rank, which may have more of a dimension, or one more', () => {
    const reference: HomologySummary = {
      ...summary,
      barcodes: [
        [[0, null]],
        [
          [0.6, 1.4],
          [0.2, 0.4],
          [0.1, 0.2],
        ],
        [[0.7, 0.8]],
      ],
    };
    const told = barRows(summary, reference, Infinity).map(({ dimension, bar, reference: other }) => [
      dimension,
      bar?.birth ?? null,
      other?.birth ?? null,
    ]);
    assert.deepEqual(told, [
      [0, 0, 0],
      [0, 0, null],
      [0, 0, null],
      [0, 0, null],
      [1, 0.5, 0.6],
      [1, 0.3, 0.2],
      [1, null, 0.1],
      [2, null, 0.7],
    ]);
    assert.equal(barRows(summary, reference, 5).length, 5);
  });

  it('have the points whose nearest landmark is behind them, where the run tells', () => {
    const kept = {
      ...summary,
      representatives: [
        [[0, 1, 2, 9], [9], [2], [1]],
        [
          [0, 9, 2],
          [0, 1, 2],
        ],
      ],
    };
    const nearest = Uint32Array.of(0, 1, 2, 9, 9);
    const [loop] = barsOf(kept, 1).slice(1);
    assert.deepEqual(pointsOfBar(kept, nearest, loop), Uint8Array.of(1, 0, 1, 1, 1));
    assert.deepEqual(pointsOfBar(kept, nearest, { ...loop, dimension: 0, rank: 1 }), Uint8Array.of(0, 0, 0, 1, 1));
    assert.equal(pointsOfBar(kept, nearest, { ...loop, dimension: 2 }), null);
    assert.equal(pointsOfBar(summary, nearest, loop), null);
    assert.equal(pointsOfBar(kept, undefined, loop), null);
  });

  it('end at the last scale', () => {
    assert.equal(lastScale(summary), 1.5);
  });
});

const seed = (number: number, sup: number, collides: boolean | null): SeedOutcome => ({
  kind: 'done',
  result: { seed: number, steps: 1, testLoss: 0, sup, median: 0, supParameters: null, collides, auc: [] },
});

describe('seeds', () => {
  const outcomes: SeedOutcome[] = [
    seed(0, 2, true),
    seed(1, 0.1, false),
    { kind: 'failed', seed: 2, message: '' },
    seed(3, 1, null),
  ];

  it('are sorted by sup ρ, those that failed left out', () => {
    assert.deepEqual(
      resultsBySup(outcomes).map((result) => result.seed),
      [1, 3, 0],
    );
  });

  it('are without a collision where no two points of one code were found, of those for which they were sought', () => {
    assert.deepEqual(countWithoutCollision(resultsBySup(outcomes)), { count: 1, of: 2 });
  });

  it('have the spread of a sample', () => {
    assert.deepEqual(spreadOf([1, 2, 3, 6]), { mean: 3, standardDeviation: Math.sqrt(14 / 3), least: 1, greatest: 6 });
    assert.equal(spreadOf([5]).standardDeviation, null);
  });
});

describe('a measured number', () => {
  it('has the digits that its error gives it', () => {
    assert.equal(formatMeasured(0.52345, 0.00581), '0.5234 ± 0.0058');
    assert.equal(formatMeasured(-17.2128, 0.8605), '−17.21 ± 0.86');
    assert.equal(formatMeasured(287.3, 9.95), '287.3 ± 9.9');
    assert.equal(formatMeasured(1234, 56), '1234 ± 56');
    assert.equal(formatMeasured(1, 0), '1.00 ± 0');
  });
});

describe('paths', () => {
  const axis: Axis = { label: '', range: [0, 10], log: false, radians: false };
  const scales = (x: Axis, y: Axis) => ({ x, y, toX: scaleOf(x, [0, 100]), toY: scaleOf(y, [100, 0]) });

  it('go through points, upwards on the screen', () => {
    const plane = scales(axis, axis);
    assert.equal(
      linePath(
        [
          { x: 0, y: 0 },
          { x: 10, y: 5 },
        ],
        plane,
      ),
      'M0.0,100.0L100.0,50.0',
    );
    assert.equal(
      bandPath(
        [
          { x: 0, from: 1, to: 2 },
          { x: 10, from: 3, to: 4 },
        ],
        plane,
      ),
      'M0.0,80.0L100.0,60.0L100.0,70.0L0.0,90.0Z',
    );
    assert.equal(linePath([], plane), '');
  });

  it('leave out what a logarithmic axis does not have', () => {
    const plane = scales({ ...axis, range: [0.01, 1], log: true }, axis);
    assert.equal(
      linePath(
        [
          { x: 0, y: 0 },
          { x: 0.1, y: 0 },
          { x: 1, y: 0 },
        ],
        plane,
      ),
      'M50.0,100.0L100.0,100.0',
    );
  });
});

describe('ticks of a logarithmic axis', () => {
  it('are the same whichever way it runs, and plain numbers down to a hundredth', () => {
    const axis = { label: '', range: [1.2, 0.008] as const, log: true, radians: false };
    assert.deepEqual(
      ticksOf(axis, 300, 60).map(({ text }) => text),
      ['0.01', '0.1', '1'],
    );
    assert.deepEqual(ticksOf({ ...axis, range: [0.008, 1.2] }, 300, 60), ticksOf(axis, 300, 60));
    assert.deepEqual(ticksOf({ ...axis, range: [1e-4, 1] }, 300, 60).at(0)?.text, '10⁻⁴');
  });
});
