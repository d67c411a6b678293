import assert from 'node:assert/strict';
import { layoutOf, type Parts } from '../../../../webview/shell/layout.js';

const parts: Parts = { pictures: 3, compared: 0, tabs: true };
/** Heights of what stands above and below the body: toolbar, verdict, footer. */
const around = 34 + 92 + 32;
const compact = 34 + 30 + 32;

describe('The layout of the panel', () => {
  it('has three pictures and the tabs in a square beside an editor', () => {
    const layout = layoutOf({ width: 540, height: 798 - around }, parts);
    assert.deepEqual([layout.columns, layout.tabs, layout.scrolls], [2, { kind: 'beside', span: 1 }, false]);
    assert.ok(layout.rowHeight >= 270 + 24, `${layout.rowHeight}`);
  });

  it('has the pictures in a row over the tabs in a wide panel', () => {
    const layout = layoutOf({ width: 1200, height: 800 - around }, parts);
    assert.deepEqual([layout.columns, layout.tabs.kind, layout.scrolls], [3, 'below', false]);
    assert.ok(layout.rowHeight > 400, `${layout.rowHeight}`);
  });

  it('shows all four without scrolling from 480 × 560 on', () => {
    for (let width = 480; width <= 1600; width += 20) {
      for (let height = 560; height <= 1100; height += 20) {
        const { columns, rowHeight, tabs, scrolls } = layoutOf({ width, height: height - around }, parts);
        assert.equal(scrolls, false, `${width} × ${height}`);
        const rows = Math.ceil((3 + (tabs.kind === 'beside' ? tabs.span : 0)) / columns);
        const filled = rows * rowHeight + (rows - 1) + (tabs.kind === 'below' ? tabs.height + 1 : 0);
        assert.ok(filled <= height - around, `${filled} in ${height - around} at ${width} × ${height}`);
      }
    }
  });

  it('has no row that is taller than the body, and two whole pictures above a terminal', () => {
    for (let width = 280; width <= 1600; width += 20) {
      for (let height = 100; height <= 900; height += 20) {
        const { rowHeight, tabs } = layoutOf({ width, height }, parts);
        assert.ok(rowHeight <= height, `${rowHeight} in ${width} × ${height}`);
        assert.ok(tabs.kind === 'beside' || tabs.height <= height, `tabs in ${width} × ${height}`);
      }
    }
    const low = layoutOf({ width: 691, height: 270 - compact }, parts);
    assert.ok(low.columns >= 2);
  });

  it('leaves the pane of tabs room for its tabs, beside pictures too', () => {
    for (let width = 280; width <= 1600; width += 20) {
      for (let height = 100; height <= 900; height += 20) {
        const { columns, tabs } = layoutOf({ width, height }, parts);
        if (tabs.kind === 'beside') assert.ok((tabs.span * width) / columns >= 220, `${width} × ${height}`);
      }
    }
  });

  it('goes to one column where the panel is narrow', () => {
    const layout = layoutOf({ width: 300, height: 798 - around }, parts);
    assert.deepEqual([layout.columns, layout.scrolls], [1, true]);
  });

  it('puts the reference beside the run where that is larger, else in a row below it', () => {
    const compared: Parts = { pictures: 3, compared: 3, tabs: true };
    assert.equal(layoutOf({ width: 1200, height: 700 }, compared).columns, 3);
    assert.equal(layoutOf({ width: 1200, height: 700 }, compared).paired, false);
    const tall = layoutOf({ width: 500, height: 1100 }, compared);
    assert.deepEqual([tall.columns, tall.paired], [2, true]);
  });

  it('does with what is left where views are hidden', () => {
    const alone = layoutOf({ width: 540, height: 640 }, { pictures: 1, compared: 0, tabs: false });
    assert.deepEqual([alone.columns, alone.rowHeight], [1, 640]);
    const none = layoutOf({ width: 540, height: 640 }, { pictures: 0, compared: 0, tabs: true });
    assert.equal(none.scrolls, false);
  });
});
