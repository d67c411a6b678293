import assert from 'node:assert/strict';
import {
  arrange,
  moved,
  placedBeside,
  shownViews,
  viewNames,
  withShown,
  type Arrangement,
} from '../../../webview/state/arrangement.js';
import { readViewSettings } from '../../../webview/state/view-settings.js';
import { viewTexts } from '../../../webview/views/explanations.js';
import { gridColumns, rowsOf } from '../../../webview/shell/rows.js';

const initial: Arrangement = { live: ['data', 'latent', 'loss'], findings: ['roc', 'seeds'], hidden: [] };

describe('The arrangement of the views', () => {
  it('moves a view past those that are shown, and over the border of its part past none', () => {
    assert.deepEqual(moved(initial, 'data', 1).live, ['latent', 'data', 'loss']);
    const hidden = withShown(initial, 'latent', false);
    assert.deepEqual(shownViews(moved(hidden, 'data', 1)), ['loss', 'data', 'roc', 'seeds']);
    const below = moved(initial, 'loss', 1);
    assert.deepEqual(
      [below.live, below.findings],
      [
        ['data', 'latent'],
        ['loss', 'roc', 'seeds'],
      ],
    );
    assert.deepEqual(moved(below, 'loss', -1), initial);
  });

  it('stays the same object at both ends', () => {
    assert.equal(moved(initial, 'data', -1), initial);
    assert.equal(moved(initial, 'seeds', 1), initial);
  });

  it('can be walked through from one end to the other and back', () => {
    let arrangement = initial;
    const orders = new Set<string>();
    for (let k = 0; k < 20; k++) {
      arrangement = moved(arrangement, 'data', 1);
      orders.add(`${arrangement.live.join()} | ${arrangement.findings.join()}`);
    }
    assert.deepEqual(
      [arrangement.live, arrangement.findings],
      [
        ['latent', 'loss'],
        ['roc', 'seeds', 'data'],
      ],
    );
    assert.equal(orders.size, 5);
    for (let k = 0; k < 20; k++) arrangement = moved(arrangement, 'data', -1);
    assert.deepEqual(arrangement, initial);
  });

  it('puts a view beside another, in the part of that one', () => {
    const { live, findings } = placedBeside(initial, 'seeds', 'latent', 'before');
    assert.deepEqual([live, findings], [['data', 'seeds', 'latent', 'loss'], ['roc']]);
    assert.equal(placedBeside(initial, 'data', 'data', 'after'), initial);
  });

  it('is read as it was saved, without views that there are not, and with those that it did not know', () => {
    const saved = { live: ['roc', 'gone', 'latent', 'latent'], findings: ['data', 'roc'], hidden: ['data', 'gone'] };
    assert.deepEqual(arrange(saved, initial), {
      live: ['roc', 'latent', 'loss'],
      findings: ['data', 'seeds'],
      hidden: ['data'],
    });
    assert.equal(arrange(null, initial), initial);
  });

  it('survives as JSON, and does no harm where what was saved is broken', () => {
    const arrangement = withShown(moved(initial, 'roc', -1), 'loss', false);
    const read = readViewSettings(JSON.parse(JSON.stringify({ arrangement, logLoss: false })));
    assert.deepEqual(read.arrangement, arrangement);
    assert.equal(read.logLoss, false);
    assert.equal(readViewSettings({ arrangement: { live: 3 } }).arrangement, null);
  });
});

describe('The rows of the live pictures', () => {
  for (const most of [2, 3] as const) {
    it(`are full, with up to ${most} in each, however many pictures there are`, () => {
      for (let count = 1; count <= viewNames.length; count++) {
        const { spans, template } = rowsOf(viewNames.slice(0, count), most, viewNames);
        assert.equal(spans.length, count);
        assert.equal(template.split(') ').length, Math.ceil(count / most));
        assert.equal(
          spans.reduce((a, b) => a + b, 0),
          gridColumns * Math.ceil(count / most),
        );
      }
    });
  }

  it('give curves less height than pictures, and an analysis what it needs', () => {
    const live = ['data', 'latent', 'loss', 'histogram'] as const;
    assert.equal(rowsOf(live, 2, live).template, 'minmax(240px, 1.7fr) minmax(150px, 1fr)');
    assert.equal(rowsOf(['roc'], 3, live).template, 'minmax(max-content, 1.7fr)');
  });
});

describe('The text of a view', () => {
  for (const name of viewNames) {
    it(`${name} says what is drawn, by which formulas, and from where`, () => {
      const { title, drawn, formulas, look, references } = viewTexts[name];
      assert.ok(title.length > 3 && look.endsWith('.'));
      assert.match(drawn, /\.$/);
      assert.ok(formulas.length > 0 && references.length > 0);
      for (const { url } of references) assert.equal(new URL(url).protocol, 'https:');
    });
  }
});
