import assert from 'node:assert/strict';
import { emptiestCorner, inUnitSquare } from '../../../webview/charts/emptiest-corner.js';
import { layPanes } from '../../../webview/charts/panes-layout.js';

const three = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
const withTable = [...three, { name: 'table', extra: true }];

describe('diagrams of one view', () => {
  it('stand side by side in a wide strip', () => {
    assert.deepEqual(layPanes({ width: 1200, height: 160 }, three, 'b'), { shown: ['a', 'b', 'c'], columns: 3 });
  });

  it('are one at a time in a small cell: the one chosen, or the first if that is not among them', () => {
    const cell = { width: 258, height: 210 };
    assert.deepEqual(layPanes(cell, three, 'b'), { shown: ['b'], columns: 1 });
    assert.deepEqual(layPanes(cell, withTable, 'table'), { shown: ['a'], columns: 1 });
  });

  it('go without what is extra first, which stands beside the chosen one where not all others have room', () => {
    assert.deepEqual(layPanes({ width: 1200, height: 160 }, withTable, 'b').shown, ['a', 'b', 'c', 'table']);
    assert.deepEqual(layPanes({ width: 700, height: 160 }, withTable, 'b').shown, ['a', 'b', 'c']);
    assert.deepEqual(layPanes({ width: 500, height: 160 }, withTable, 'b').shown, ['b', 'table']);
  });

  it('leave a table the width that it needs beside them', () => {
    const wide = [...three, { name: 'table', extra: true, width: 520 }];
    assert.deepEqual(layPanes({ width: 1200, height: 160 }, wide, 'b').shown, ['a', 'b', 'c', 'table']);
    assert.deepEqual(layPanes({ width: 1000, height: 160 }, wide, 'b').shown, ['a', 'b', 'c']);
    assert.deepEqual(layPanes({ width: 560, height: 160 }, wide, 'b').shown, ['b']);
  });

  it('fill a large place with the largest squares', () => {
    assert.deepEqual(layPanes({ width: 540, height: 700 }, three, 'a').columns, 2);
    assert.deepEqual(layPanes({ width: 1200, height: 700 }, withTable, 'a').columns, 2);
  });
});

describe('the emptiest corner of a picture', () => {
  const axis = { label: '', range: [0, 1], log: false, radians: false } as const;

  it('is where no line goes, also between its points', () => {
    const rising = [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ];
    assert.equal(emptiestCorner([rising], ['top-right', 'bottom-left', 'bottom-right', 'top-left']), 'bottom-right');
  });

  it('is the one that is wanted most, of several', () => {
    assert.equal(emptiestCorner([], ['top-right', 'bottom-left']), 'top-right');
  });

  it('counts on a logarithmic axis what is not positive at its lower end', () => {
    const log = { ...axis, range: [0.01, 1], log: true } as const;
    assert.deepEqual(
      inUnitSquare(
        [
          { x: 0, y: 2 },
          { x: 0.1, y: 0.5 },
        ],
        log,
        axis,
      ).map(({ x, y }) => [Number(x.toFixed(6)), y]),
      [
        [0, 1],
        [0.5, 0.5],
      ],
    );
  });
});
