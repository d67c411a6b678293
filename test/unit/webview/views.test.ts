import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { tabsOf } from '../../../webview/shell/tabs.js';
import { initialArrangement, viewNamed, views } from '../../../webview/views/index.js';
import { startedOf } from './run-events.js';

const folder = path.join('webview', 'views');

describe('The views', () => {
  it('have names of their own, which are those of their folders', () => {
    const names = views.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.ok(existsSync(path.join(folder, name, 'index.ts')), name);
    assert.equal(viewNamed('loss').title, 'Loss');
    assert.throws(() => viewNamed('los'), /los/);
  });

  it('have titles that tell them apart', () => {
    assert.equal(new Set(views.map(({ title }) => title)).size, views.length);
  });

  it('bring their style sheets into that of the panel', () => {
    const imported = readFileSync(path.join(folder, 'views.css'), 'utf8');
    const own = views.map(({ name }) => `./${name}/view.css`).filter((file) => existsSync(path.join(folder, file)));
    assert.ok(own.length > 0);
    const lines = imported.split('\n').filter((line) => line.startsWith('@import'));
    assert.deepEqual(lines.toSorted(), own.map((file) => `@import '${file}';`).toSorted());
  });

  it('explain themselves with something to look for and a source', () => {
    for (const { name, explanation } of views) {
      assert.ok(explanation.drawn !== '' && explanation.look !== '', name);
      assert.ok(explanation.references.length > 0, name);
    }
  });

  it('stand first where they apply, and nowhere else', () => {
    for (const isCompared of [false, true]) {
      for (const signals of [[], ['rare']]) {
        const event = startedOf(5);
        const started = { ...event, run: { ...event.run, signals } };
        const { pictures, tabs, hidden } = initialArrangement(started, { isCompared, isSwept: isCompared });
        const applying = views
          .filter(({ appliesTo }) => appliesTo(started, { isCompared, isSwept: isCompared }))
          .map(({ name }) => name);
        assert.deepEqual([...pictures, ...tabs].toSorted(), applying.toSorted());
        assert.deepEqual(hidden, []);
        assert.equal(tabs.includes('compare'), isCompared);
        assert.equal(tabs.includes('sweep'), isCompared);
        assert.equal(tabs.includes('roc'), signals.length > 0);
      }
    }
  });
});

describe('The tabs of a pane', () => {
  const names = ['histogram', 'obstruction', 'loss', 'seeds'];
  const titles = (width: number, of = names) => tabsOf(of, width).map(({ title }) => title);

  it('are one for each view where there is room for one', () => {
    assert.deepEqual(titles(719), ['Errors', 'Obstruction', 'Loss', 'Seeds']);
  });

  it('put partners behind one tab where there is room for both, in the order in which they stand', () => {
    assert.deepEqual(titles(720), ['Errors and loss', 'Obstruction', 'Seeds']);
    assert.deepEqual(tabsOf(names, 720)[0].names, ['histogram', 'loss']);
    assert.deepEqual(
      tabsOf(names.toReversed(), 720).map((tab) => tab.names),
      [['seeds'], ['loss', 'histogram'], ['obstruction']],
    );
  });

  it('leave a view alone whose partner is elsewhere, or hidden', () => {
    assert.deepEqual(titles(1200, ['loss', 'seeds']), ['Loss', 'Seeds']);
    assert.deepEqual(titles(1200, ['histogram', 'seeds']), ['Errors', 'Seeds']);
  });

  it('have partners that are views behind tabs', () => {
    for (const { name, partner } of views) {
      if (partner === undefined) continue;
      assert.notEqual(partner.name, name);
      assert.equal(viewNamed(partner.name).place, 'tab');
    }
  });
});
