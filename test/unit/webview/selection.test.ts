import assert from 'node:assert/strict';
import type { RunEvent } from '../../../src/protocol/events.js';
import { planeMatrix } from '../../../webview/math/camera.js';
import { isInPolygon, pointAt, pointsIn, toPixels } from '../../../webview/math/region.js';
import {
  combine,
  countSelected,
  rowsWhere,
  selectBy,
  selectedIndices,
  summarise,
} from '../../../webview/math/selection.js';
import { emphasised } from '../../../webview/points/emphasis.js';
import type { Layer } from '../../../webview/drawing/scene.js';
import { pointsTable, tableName } from '../../../webview/points/points-table.js';
import { initialModel, reduce } from '../../../webview/state/reducer.js';
import { readViewSettings } from '../../../webview/state/view-settings.js';
import { frameOf, startedOf } from './events.js';

const mask = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

describe('a region of a picture', () => {
  it('catches the points inside a closed line, even one that is not convex', () => {
    // A square with a notch from above.
    const corners = [0, 0, 4, 0, 4, 4, 2, 1, 0, 4];
    assert.equal(isInPolygon(corners, 1, 1), true);
    assert.equal(isInPolygon(corners, 2, 2), false, 'in the notch');
    assert.equal(isInPolygon(corners, 3.5, 3), true);
    assert.equal(isInPolygon(corners, 5, 1), false);
    assert.equal(isInPolygon([], 0, 0), false);
    const places = Float32Array.of(1, 1, 2, 2, 3.5, 3, 5, 1);
    assert.deepEqual(pointsIn({ kind: 'polygon', corners }, [places]), mask(1, 0, 1, 0));
    assert.deepEqual(
      pointsIn({ kind: 'polygon', corners: [3, 3] }, [places]),
      mask(0, 0, 0, 0),
      'a line of one corner holds nothing',
    );
  });

  it('agrees with the angle that a closed line turns by around a point', () => {
    const corners = Array.from(
      { length: 40 },
      (_, k) => 3 * Math.sin(k * 7.3) + (k % 2 === 0 ? 5 * Math.cos(k / 12.74) : 5 * Math.sin((k - 1) / 12.74)),
    );
    for (let k = 0; k < 400; k++) {
      const [x, y] = [(k % 20) - 9.97, Math.floor(k / 20) - 9.93];
      assert.equal(isInPolygon(corners, x, y), Math.abs(Math.round(turns(corners, x, y))) % 2 === 1, `at ${x}, ${y}`);
    }
  });

  it('catches the points of an interval, whichever end comes first, in any of the pictures of a point', () => {
    const [once, twice] = [Float32Array.of(1, 9, 5, 9, 7, 9), Float32Array.of(8, 0, 9, 0, 6, 0)];
    assert.deepEqual(pointsIn({ kind: 'interval', from: 6, to: 4 }, [once]), mask(0, 1, 0));
    assert.deepEqual(pointsIn({ kind: 'interval', from: 6, to: 4 }, [once, twice]), mask(0, 1, 1));
    assert.deepEqual(pointsIn({ kind: 'interval', from: 0, to: 1 }, []), mask());
  });

  it('finds the point nearest to a click, and none that is too far', () => {
    const places = Float32Array.of(0, 0, 10, 0, 12, 0);
    assert.deepEqual(pointAt(11.5, 0, 5, [places]), mask(0, 0, 1));
    assert.deepEqual(pointAt(0, 6, 5, [places]), mask(0, 0, 0));
  });

  it('takes positions to where they are drawn', () => {
    const area = { left: 10, top: 20, width: 100, height: 50 };
    const pixels = toPixels(Float32Array.of(0, 0, 2, 1, 1, 0.5), 2, planeMatrix([0, 2], [0, 1]), area);
    assert.deepEqual([...pixels], [10, 70, 110, 20, 60, 45]);
  });
});

/** Winding number of a closed line around a point. */
function turns(corners: readonly number[], x: number, y: number): number {
  const angle = (k: number): number =>
    Math.atan2(corners[(k + 1) % corners.length] - y, corners[k % corners.length] - x);
  let sum = 0;
  for (let k = 0; k < corners.length; k += 2) {
    const change = angle((k + 2) % corners.length) - angle(k);
    sum += change - 2 * Math.PI * Math.round(change / (2 * Math.PI));
  }
  return sum / (2 * Math.PI);
}

describe('a selection', () => {
  const error = Float32Array.of(0.5, 0.1, 0.4, 0.4, 0.2);

  it('is replaced, added to and taken away from; without points it is gone', () => {
    assert.deepEqual(combine(mask(1, 1, 0), mask(0, 1, 1), 'replace'), mask(0, 1, 1));
    assert.deepEqual(combine(mask(1, 1, 0), mask(0, 1, 1), 'add'), mask(1, 1, 1));
    assert.deepEqual(combine(mask(1, 1, 0), mask(0, 1, 1), 'remove'), mask(1, 0, 0));
    assert.deepEqual(combine(null, mask(0, 1, 0), 'add'), mask(0, 1, 0));
    assert.equal(combine(null, mask(0, 1, 0), 'remove'), null);
    assert.equal(combine(mask(0, 1, 0), mask(0, 1, 0), 'remove'), null);
    assert.equal(combine(mask(0, 1, 0), mask(0, 0, 0), 'replace'), null);
  });

  it('follows rules: all, none, the others, the largest ρ with its equals', () => {
    assert.deepEqual(selectBy({ kind: 'all' }, null, error), mask(1, 1, 1, 1, 1));
    assert.equal(selectBy({ kind: 'none' }, mask(1, 0, 0, 0, 0), error), null);
    assert.deepEqual(selectBy({ kind: 'invert' }, mask(1, 0, 0, 1, 0), error), mask(0, 1, 1, 0, 1));
    assert.deepEqual(selectBy({ kind: 'invert' }, null, error), mask(1, 1, 1, 1, 1));
    assert.equal(selectBy({ kind: 'invert' }, mask(1, 1, 1, 1, 1), error), null);
    assert.deepEqual(selectBy({ kind: 'worst', share: 0.01 }, null, error), mask(1, 0, 0, 0, 0), 'one at least');
    assert.deepEqual(
      selectBy({ kind: 'worst', share: 0.4 }, null, error),
      mask(1, 0, 1, 1, 0),
      'what is equal goes together',
    );
    assert.deepEqual(selectBy({ kind: 'worst', share: 1 }, null, error), mask(1, 1, 1, 1, 1));
  });

  it('has a count, mean, median and supremum', () => {
    const selected = mask(1, 0, 1, 0, 1);
    assert.equal(countSelected(selected), 3);
    assert.deepEqual([...selectedIndices(selected)], [0, 2, 4]);
    const { count, mean, median, sup } = summarise(selected, Float32Array.of(8, 0, 1, 0, 3));
    assert.deepEqual([count, mean, median, sup], [3, 4, 3, 8]);
    assert.equal(summarise(mask(1, 1, 1, 1), Float32Array.of(4, 1, 2, 8)).median, 3);
    assert.deepEqual([...rowsWhere(mask(0, 1, 1), 0, Float32Array.of(1, 2, 3, 4, 5, 6), 2)], [1, 2]);
  });

  it('is drawn strong, all else faint and without its colour', () => {
    const scale = { map: new Uint8Array(1024), from: 0, to: 1, log: false };
    const points: Layer = {
      kind: 'points',
      key: 'codes',
      positions: Float32Array.of(1, 1, 2, 2, 3, 3),
      components: 2,
      paint: { values: Float32Array.of(0.1, 0.2, 0.3), scale },
      opacity: 0.9,
      size: 4,
      shape: 'disc',
      onSelection: 'split',
    };
    const grid: Layer = {
      kind: 'lines',
      key: 'grid',
      from: Float32Array.of(0, 0),
      to: Float32Array.of(1, 1),
      components: 2,
      paint: [0, 0, 0],
      opacity: 1,
      width: 1,
      onSelection: 'fade',
    };
    const mark: Layer = { ...grid, key: 'mark', onSelection: undefined };
    const theme = { neutral: [100, 100, 100], background: [200, 200, 200] } as const;
    const drawn = emphasised([points, grid, mark], mask(0, 1, 0), 'plane', theme);
    assert.deepEqual(
      drawn.map(({ key }) => key),
      ['codes 0', 'grid', 'codes 1', 'mark'],
    );
    const [rest, faded, strong] = drawn;
    assert.ok(rest.kind === 'points' && faded.kind === 'lines' && strong.kind === 'points');
    assert.deepEqual([...rest.positions], [1, 1, 3, 3]);
    assert.deepEqual(rest.paint, [170, 170, 170]);
    assert.ok(faded.opacity < 0.5);
    assert.deepEqual([...strong.positions], [2, 2]);
    assert.deepEqual(strong.paint, { values: Float32Array.of(0.2), scale });
    const order = emphasised([points, grid, mark], mask(0, 1, 0), 'space', theme).map(({ key }) => key);
    assert.deepEqual(
      order,
      ['mark', 'codes 1', 'codes 0', 'grid'],
      'in space what is faint must not hide what is strong',
    );
  });
});

describe('the selection of the panel', () => {
  const events: readonly RunEvent[] = [startedOf({}), frameOf(0, [0.4, 0.1, 0.2]), frameOf(100, [0.1, 0.3, 0.2])];
  const begun = reduce(initialModel(readViewSettings(null), true), { kind: 'events', reset: true, events });
  // Its newest picture, rather than the first of a replay.
  const started = reduce(begun, { kind: 'show', step: null });

  it('goes by the frame that is shown, and holds when another is', () => {
    const newest = reduce(started, { kind: 'selectBy', rule: { kind: 'worst', share: 0.1 } });
    assert.deepEqual(newest.selected, mask(0, 1, 0));
    const scrubbed = reduce(newest, { kind: 'show', step: 0 });
    assert.deepEqual(scrubbed.selected, mask(0, 1, 0));
    assert.deepEqual(
      reduce(scrubbed, { kind: 'selectBy', rule: { kind: 'worst', share: 0.1 } }).selected,
      mask(1, 0, 0),
    );
    const trained = reduce(newest, { kind: 'events', reset: false, events: [frameOf(200, [0, 0, 1])] });
    assert.deepEqual(trained.selected, mask(0, 1, 0));
  });

  it('ends where another run starts, even one of the same size', () => {
    const selected = reduce(started, { kind: 'selectBy', rule: { kind: 'all' } });
    assert.equal(reduce(selected, { kind: 'events', reset: false, events: [startedOf({})] }).selected, null);
    assert.equal(reduce(selected, { kind: 'events', reset: true, events }).selected, null);
    assert.equal(
      reduce(started, { kind: 'select', selected: mask(1, 0, 0, 0) }).selected,
      null,
      'of points of another run',
    );
  });

  it('takes and gives back the point that is pointed at', () => {
    assert.equal(reduce(started, { kind: 'toggleSelected' }), started, 'no point is pointed at');
    const walked = reduce(reduce(started, { kind: 'walk', by: 1 }), { kind: 'toggleSelected' });
    assert.deepEqual(walked.selected, mask(0, 1, 0));
    const both = reduce(reduce(walked, { kind: 'walk', by: 1 }), { kind: 'toggleSelected' });
    assert.deepEqual(both.selected, mask(0, 1, 1));
    assert.deepEqual(reduce(both, { kind: 'toggleSelected' }).selected, mask(0, 1, 0));
    assert.equal(reduce(walked, { kind: 'select', selected: null }).selected, null);
  });
});

describe('the table of the selected points', () => {
  it('has the names of the labels, quoted where they must be, and numbers that give the same bits again', () => {
    const started = startedOf({
      coordinates: [
        { name: 'x', unit: 'm' },
        { name: 'a "b", c', unit: '' },
      ],
      observable: 'x (m)',
    });
    const frame = frameOf(100, [0.1, 0.3, 0.2]);
    const [header, ...rows] = pointsTable({ started, finished: null }, frame, mask(1, 0, 1))
      .trimEnd()
      .split('\n');
    assert.equal(
      header,
      'index,x (m),"a ""b"", c",θ (rad),x (m) 2,z₁,reconstruction x (m),"reconstruction a ""b"", c",ρ',
    );
    assert.equal(rows.length, 2);
    const last = rows[1].split(',').map(Number);
    const { display } = started;
    const expected = [
      2,
      ...display.points.slice(4),
      ...(display.chart ?? []).slice(2),
      display.observables[0][2],
      frame.codes[2],
      ...frame.reconstruction.slice(4),
      frame.error[2],
    ];
    assert.deepEqual(last.map(Math.fround), expected);
    assert.ok(rows[1].endsWith(',0.2'), `0.2 in single precision is written as short: ${rows[1]}`);
    assert.equal(tableName(started, frame), 'three-points-step-100-points.csv');
  });
});
