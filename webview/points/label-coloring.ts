import * as l10n from '@vscode/l10n';
import type { DisplaySample, RunStarted } from '../../src/protocol/events.js';
import type { DisplayLabel } from '../../src/protocol/label.js';
import { categoryColors, categoryScale, missingIndex, withMissing } from '../drawing/category-colors.js';
import { cssColor, quantityColors } from '../drawing/color-maps.js';
import type { ColorScale } from '../drawing/scene.js';
import type { Theme } from '../drawing/theme.js';
import { formatCount } from '../format.js';
import { extentOf } from '../math/extent.js';
import type { CategoryColoring, NumberColoring } from './coloring.js';

/** The label of a name that a sample has; null if it has none. */
export function labelNamed({ labels = [] }: DisplaySample, name: string): DisplayLabel | null {
  return labels.find((label) => label.name === name) ?? null;
}

/** Names of the labels that the test sample has. */
export const labelNames = ({ display }: RunStarted): readonly string[] =>
  (display.labels ?? []).map(({ name }) => name);

/** What a missing value is called. */
export const missingName = l10n.t('missing');

/** A category as people read it. */
export const categoryName = (category: string): string => (category === '' ? missingName : category);

/** Value of a label at a point, for people. */
export function labelText(label: DisplayLabel, i: number, numberText: (value: number) => string): string {
  if (label.kind === 'categories') return categoryName(label.categories[label.codes[i]]);
  return Number.isNaN(label.values[i]) ? missingName : numberText(label.values[i]);
}

/** Points coloured by a label of the test sample; signals that have it are too. */
export function coloringByLabel(
  { display, signals }: RunStarted,
  label: DisplayLabel,
  theme: Pick<Theme, 'neutral'>,
): CategoryColoring | NumberColoring {
  const ofSignals = signals.map((signal) => labelNamed(signal, label.name));
  return label.kind === 'categories' && colored(label.categories).length <= categoryColors.length
    ? byCategory(label, ofSignals, theme)
    : byNumber(label, display.count, ofSignals, theme);
}

type Categories = Extract<DisplayLabel, { kind: 'categories' }>;

/** The categories that have colours: all but the missing one. */
const colored = (categories: readonly string[]): readonly string[] => categories.filter((category) => category !== '');

function byCategory(
  label: Categories,
  ofSignals: readonly (DisplayLabel | null)[],
  theme: Pick<Theme, 'neutral'>,
): CategoryColoring {
  const scale = categoryScale(theme.neutral);
  const inSignals = new Set(
    ofSignals.flatMap((signal) =>
      signal?.kind === 'categories' ? Array.from(new Set(signal.codes), (code) => signal.categories[code]) : [],
    ),
  );
  const paintOf = ({ categories, codes }: Categories) => ({
    values: Float32Array.from(codes, (code) => (categories[code] === '' ? missingIndex : code)),
    scale,
  });
  return {
    kind: 'categories',
    by: { kind: 'label', name: label.name },
    name: label.name,
    label: label.name,
    paint: paintOf(label),
    signals: ofSignals.map((signal) => (signal?.kind === 'categories' ? paintOf(signal) : null)),
    entries: label.categories.map((category, index) => ({
      name: categoryName(category),
      color: cssColor(category === '' ? theme.neutral : categoryColors[index]),
      index,
      code: category === '' ? missingIndex : index,
      count: label.counts[index],
      isInSignals: inSignals.has(category),
    })),
  };
}

/** By the numbers of a label, or by the place of a category in its list where there are too many for colours. */
function byNumber(
  label: DisplayLabel,
  count: number,
  ofSignals: readonly (DisplayLabel | null)[],
  theme: Pick<Theme, 'neutral'>,
): NumberColoring {
  const values = numbersOf(label);
  const all = [label, ...ofSignals.filter((signal) => signal !== null)].map(numbersOf);
  const known = Float32Array.from(all.flatMap((numbers) => Array.from(numbers).filter(Number.isFinite)));
  const [from, to] = known.length === 0 ? [0, 1] : extentOf(known);
  const scale: ColorScale = { map: quantityColors, from, to: to > from ? to : from + 1, log: false };
  const missing = withMissing(scale, theme.neutral);
  const paintOf = (numbers: Float32Array) => ({
    values: numbers.map((value) => (Number.isNaN(value) ? missing.missing : value)),
    scale: missing.scale,
  });
  const missingCount = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
  const name =
    label.kind === 'numbers'
      ? label.name
      : l10n.t('{0}: {1} categories, by their order', label.name, formatCount(colored(label.categories).length));
  return {
    kind: 'numbers',
    by: { kind: 'label', name: label.name },
    name,
    label: name,
    unit: '',
    radians: false,
    exceeded: false,
    scale,
    paint: paintOf(values),
    signals: ofSignals.map((signal) => signal && paintOf(numbersOf(signal))),
    missing: missingCount === 0 ? null : { color: cssColor(theme.neutral), count: missingCount, of: count },
  };
}

/** NaN where a value is missing. */
function numbersOf(label: DisplayLabel): Float32Array {
  if (label.kind === 'numbers') return Float32Array.from(label.values);
  const isNumeric = colored(label.categories).every((category) => !Number.isNaN(Number(category)));
  const numbers = label.categories.map((category, index) =>
    category === '' ? NaN : isNumeric ? Number(category) : index + 1,
  );
  return Float32Array.from(label.codes, (code) => numbers[code]);
}
