import assert from 'node:assert/strict';
import {
  arrange,
  moved,
  placedBeside,
  shownViews,
  withShown,
  type Arrangement,
} from '../../../webview/state/arrangement.js';
import { readViewSettings } from '../../../webview/state/view-settings.js';
import { views } from '../../../webview/views/index.js';

const initial: Arrangement = { pictures: ['data', 'latent', 'loss'], tabs: ['roc', 'seeds'], hidden: [] };

describe('The arrangement of the views', () => {
  it('moves a view past those that are shown, and over the border of its part past none', () => {
    assert.deepEqual(moved(initial, 'data', 1).pictures, ['latent', 'data', 'loss']);
    const hidden = withShown(initial, 'latent', false);
    assert.deepEqual(shownViews(moved(hidden, 'data', 1)), ['loss', 'data', 'roc', 'seeds']);
    const below = moved(initial, 'loss', 1);
    assert.deepEqual(
      [below.pictures, below.tabs],
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
      orders.add(`${arrangement.pictures.join()} | ${arrangement.tabs.join()}`);
    }
    assert.deepEqual(
      [arrangement.pictures, arrangement.tabs],
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
    const { pictures, tabs } = placedBeside(initial, 'seeds', 'latent', 'before');
    assert.deepEqual([pictures, tabs], [['data', 'seeds', 'latent', 'loss'], ['roc']]);
    assert.equal(placedBeside(initial, 'data', 'data', 'after'), initial);
  });

  it('is read as it was saved, without views that there are not, and with those that it did not know', () => {
    const saved = { pictures: ['roc', 'gone', 'latent', 'latent'], tabs: ['data', 'roc'], hidden: ['data', 'gone'] };
    assert.deepEqual(arrange(saved, initial), {
      pictures: ['roc', 'latent', 'loss'],
      tabs: ['data', 'seeds'],
      hidden: ['data'],
    });
    assert.equal(arrange(null, initial), initial);
  });

  it('survives as JSON, and does no harm where what was saved is broken', () => {
    const arrangement = withShown(moved(initial, 'roc', -1), 'loss', false);
    const read = readViewSettings(JSON.parse(JSON.stringify({ arrangement, logLoss: false })));
    assert.deepEqual(read.arrangement, arrangement);
    assert.equal(read.logLoss, false);
    assert.equal(readViewSettings({ arrangement: { pictures: 3 } }).arrangement, null);
  });
});

describe('The text of a view', () => {
  for (const { name, title, explanation } of views) {
    it(`${name} says what is drawn, by which formulas, and from where`, () => {
      const { drawn, formulas, look, references } = explanation;
      assert.ok(title.length > 3 && look.endsWith('.'));
      assert.match(drawn, /\.$/);
      assert.ok(formulas.length > 0 && references.length > 0);
      for (const { url } of references) assert.equal(new URL(url).protocol, 'https:');
    });
  }
});
