// Points coloured by a label: categories, numbers, what is missing, signals, and the tables that tell them.
import assert from 'node:assert/strict';
import type { RunStarted } from '../../../src/protocol/events.js';
import type { DisplayLabel } from '../../../src/protocol/label.js';
import { categoryColors, missingIndex } from '../../../webview/drawing/category-colors.js';
import type { Rgb } from '../../../webview/drawing/color-maps.js';
import { contrastBetween } from '../../../webview/drawing/legible.js';
import { positionOn, type Paint } from '../../../webview/drawing/scene.js';
import {
  availableChoice,
  colorChoices,
  coloringOf,
  errorScaleOf,
  signalIsColored,
  signalPaint,
} from '../../../webview/points/coloring.js';
import { emphasised } from '../../../webview/points/emphasis.js';
import { describePoint } from '../../../webview/points/pointed.js';
import { pointsTable } from '../../../webview/points/points-table.js';
import { chosenQuantities } from '../../../webview/points/quantities.js';
import { readViewSettings } from '../../../webview/state/view-settings.js';
import { description, frameOf, startedOf } from './run-events.js';

const theme = {
  background: [255, 255, 255],
  foreground: [0, 0, 0],
  neutral: [128, 128, 128],
  train: [0, 0, 255],
  signals: [[0, 128, 0]],
} as const;

const kind: DisplayLabel = {
  name: 'kind',
  kind: 'categories',
  categories: ['cat', 'dog', ''],
  codes: Uint32Array.of(1, 0, 2, 1),
  counts: Uint32Array.of(10, 20, 5),
};
const age: DisplayLabel = { name: 'age', kind: 'numbers', values: Float64Array.of(3, NaN, 5, 4) };

function labelled(labels: readonly DisplayLabel[], signal: readonly DisplayLabel[] = []): RunStarted {
  const plain = startedOf(4, { ...description, signals: ['odd'] });
  return { ...plain, display: { ...plain.display, labels }, signals: [{ ...plain.display, labels: signal }] };
}

const frame = { ...frameOf(1, 4), signals: [frameOf(1, 4)] };
const coloredBy = (started: RunStarted, name: string) =>
  coloringOf(started, frame, { kind: 'label', name }, errorScaleOf('frame', 1, frame), theme);

/** The colour of an item, as the pictures find it. */
function colorOf(paint: Paint, i: number): Rgb {
  assert.ok('scale' in paint);
  const at = 4 * Math.round(255 * Math.min(1, Math.max(0, positionOn(paint.scale, paint.values[i]))));
  return [paint.scale.map[at], paint.scale.map[at + 1], paint.scale.map[at + 2]];
}

describe('points coloured by a label', () => {
  it('have the colour of their category, and grey where it is missing', () => {
    const coloring = coloredBy(labelled([kind, age]), 'kind');
    assert.ok(coloring.kind === 'categories');
    const colors = [0, 1, 2, 3].map((i) => colorOf(coloring.paint, i));
    assert.deepEqual(colors, [categoryColors[1], categoryColors[0], theme.neutral, categoryColors[1]]);
    assert.deepEqual(
      coloring.entries.map(({ name, count }) => [name, count]),
      [
        ['cat', 10],
        ['dog', 20],
        ['missing', 5],
      ],
      'with the counts of the whole sample',
    );
    assert.equal(coloring.paint.scale.unordered, true, 'no category lies on top');
  });

  it('have numbers on a scale, and grey where one is missing', () => {
    const coloring = coloredBy(labelled([kind, age]), 'age');
    assert.ok(coloring.kind === 'numbers');
    assert.deepEqual([coloring.scale.from, coloring.scale.to], [3, 5]);
    assert.deepEqual(colorOf(coloring.paint, 1), theme.neutral);
    const { map } = coloring.scale;
    assert.deepEqual(colorOf(coloring.paint, 0), [map[0], map[1], map[2]]);
    assert.deepEqual(colorOf(coloring.paint, 2), [map[1020], map[1021], map[1022]]);
    assert.equal(coloring.missing?.count, 1);
  });

  it('are coloured in signals that have the label, and keep their colour in others', () => {
    const same: DisplayLabel = { ...kind, codes: Uint32Array.of(0, 0, 0, 0) };
    const withLabel = coloredBy(labelled([kind], [same]), 'kind');
    assert.deepEqual(colorOf(signalPaint(withLabel, theme, 0), 0), categoryColors[0]);
    const without = coloredBy(labelled([kind]), 'kind');
    assert.deepEqual([signalIsColored(without, 0), signalPaint(without, theme, 0)], [false, theme.signals[0]]);
  });

  it('have their place in the list where there are more than 50 categories, and it is said', () => {
    const categories = Array.from({ length: 51 }, (_, i) => `c${String(i).padStart(2, '0')}`);
    const many: DisplayLabel = {
      ...kind,
      categories,
      codes: Uint32Array.of(0, 50, 25, 1),
      counts: new Uint32Array(51).fill(1),
    };
    const coloring = coloredBy(labelled([many]), 'kind');
    assert.ok(coloring.kind === 'numbers');
    assert.deepEqual([coloring.scale.from, coloring.scale.to], [1, 51]);
    assert.match(coloring.name, /51 categories, by their order/);
    const fifty: DisplayLabel = { ...many, categories: categories.slice(0, 50), codes: Uint32Array.of(0, 49, 25, 1) };
    assert.equal(coloredBy(labelled([fifty]), 'kind').kind, 'categories');
  });

  it('are offered in the menu, and coloured by ρ where the run has no label', () => {
    assert.ok(colorChoices(labelled([kind, age])).labels.some(({ name }) => name === 'age'));
    assert.equal(coloredBy(labelled([]), 'kind').by.kind, 'error');
  });

  it('colour by the first where nothing is chosen, or what the run does not have', () => {
    const wanted = readViewSettings({}).color;
    assert.equal(wanted, null);
    assert.deepEqual(availableChoice(labelled([age, kind]), wanted), { kind: 'label', name: 'age' });
    assert.deepEqual(availableChoice(labelled([kind]), { kind: 'label', name: 'age' }), {
      kind: 'label',
      name: 'kind',
    });
    assert.deepEqual(availableChoice(labelled([kind]), { kind: 'error' }), { kind: 'error' });
    assert.deepEqual(availableChoice(labelled([]), wanted), { kind: 'error' });
  });

  it('lie over ρ in the error map, whose colours tell it no longer', () => {
    const settings = readViewSettings({ color: { kind: 'label', name: 'kind' } });
    assert.deepEqual(
      chosenQuantities(labelled([kind]), settings).map(({ name }) => name),
      ['x', 'ρ'],
    );
  });

  it('tell their labels to the pointer and in tables', () => {
    const started = labelled([kind, age]);
    const told = new Map(describePoint(started, frame, 1));
    assert.deepEqual([told.get('kind'), told.get('age')], ['cat', 'missing']);
    const [header, , missing] = pointsTable({ started, finished: null }, frame, Uint8Array.of(1, 1, 1, 0)).split('\n');
    assert.match(header, /,kind,age,/);
    assert.match(missing, /,cat,,/, 'an empty cell where a number is missing');
  });

  it('are left out of the picture where only the selected ones are shown', () => {
    const coloring = coloredBy(labelled([kind]), 'kind');
    const layer = {
      kind: 'points',
      key: 'data',
      positions: Float32Array.of(0, 0, 1, 1, 2, 2, 3, 3),
      components: 2,
      paint: coloring.paint,
      opacity: 1,
      size: 4,
      shape: 'disc',
      onSelection: 'split',
    } as const;
    const selected = Uint8Array.of(1, 0, 0, 1);
    assert.equal(emphasised([layer], selected, 'plane', theme).length, 2);
    const [alone, ...others] = emphasised([layer], selected, 'plane', theme, true);
    assert.ok(alone.kind === 'points' && others.length === 0);
    assert.deepEqual([...alone.positions], [0, 0, 3, 3]);
  });
});

describe('colours of categories', () => {
  it('are 50 different ones, seen on white and on dark grey, and none of the index of what is missing', () => {
    assert.equal(new Set(categoryColors.map(String)).size, 50);
    assert.equal(categoryColors.at(missingIndex), undefined);
    for (const color of categoryColors) {
      for (const ground of [[255, 255, 255] as const, [0x1e, 0x1e, 0x1e] as const])
        assert.ok(contrastBetween(color, ground) >= 1.8, `${color.join()} on ${ground.join()}`);
    }
  });
});
