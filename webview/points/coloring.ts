import type { Quantity } from '../../src/protocol/description.js';
import type { DisplaySample, ErrorMapDomain, RunFrame, RunStarted, SampleFrame } from '../../src/protocol/events.js';
import * as l10n from '@vscode/l10n';
import { cyclic, errorColors, quantityColors, type Rgb } from '../drawing/color-maps.js';
import type { ColorScale, Paint } from '../drawing/scene.js';
import type { Theme } from '../drawing/theme.js';
import { axisLabel, errorLabel, errorName, errorUnit } from '../format.js';
import { extentOf } from '../math/extent.js';
import type { ColorBy, ViewSettings } from '../state/view-settings.js';
import { coloringByLabel, labelNamed, labelNames } from './label-coloring.js';

/** Colours for numbers. */
export interface NumberColoring {
  readonly kind: 'numbers';
  readonly by: ColorBy;
  readonly name: string;
  /** Name with unit. */
  readonly label: string;
  readonly unit: string;
  readonly radians: boolean;
  /** Whether some of the numbers lie above the scale. */
  readonly exceeded: boolean;
  /** From the least number to the greatest. */
  readonly scale: ColorScale;
  /** With one number for each point of the display sample. */
  readonly paint: NumberPaint;
  /** For each signal how it is coloured by the same; null where it keeps its own colour. Left out where all do. */
  readonly signals?: readonly (NumberPaint | null)[];
  /** Colour and number of the points whose number is missing, of how many; null if none. */
  readonly missing?: { readonly color: string; readonly count: number; readonly of: number } | null;
}

type NumberPaint = Exclude<Paint, Rgb>;

/** A colour for each category of a label. */
export interface CategoryColoring {
  readonly kind: 'categories';
  readonly by: ColorBy;
  readonly name: string;
  readonly label: string;
  readonly paint: NumberPaint;
  /** As in {@link NumberColoring}. */
  readonly signals: readonly (NumberPaint | null)[];
  /** In the order of the label. */
  readonly entries: readonly CategoryEntry[];
}

/** A category in a legend. */
export interface CategoryEntry {
  readonly name: string;
  /** In CSS. */
  readonly color: string;
  /** Among the categories of the label. */
  readonly index: number;
  /** What stands for it in the paint. */
  readonly code: number;
  /** Points of the whole test sample. */
  readonly count: number;
  /** Whether points of a signal have it. */
  readonly isInSignals: boolean;
}

/** A colour for each sample; only then the training sample is drawn. */
export interface SplitColoring {
  readonly kind: 'split';
  readonly by: ColorBy;
  readonly label: string;
  /** Of the test sample. */
  readonly paint: Rgb;
  readonly train: { readonly paint: Rgb; readonly sample: DisplaySample; readonly part: SampleFrame };
}

/** What colours stand for in a picture. The signals have colours of their own, but where they have the label. */
export type Coloring = NumberColoring | CategoryColoring | SplitColoring;

export interface ColorChoice {
  readonly by: ColorBy;
  readonly name: string;
}

/** Of the partition into the training sample, the test sample and the signals. */
const splitName = l10n.t('split');

/** What a run's points can be coloured by, in groups of one kind. */
export interface ColorChoices {
  /** ρ, and the samples. */
  readonly results: readonly ColorChoice[];
  readonly labels: readonly ColorChoice[];
  /** Parameters of the chart, and observables. */
  readonly quantities: readonly ColorChoice[];
  /** Coordinates of the data: thousands, in some. */
  readonly coordinates: readonly ColorChoice[];
}

export function colorChoices(started: RunStarted): ColorChoices {
  const { run, train } = started;
  const parameters = run.manifold.chart?.parameters ?? [];
  return {
    results: [
      { by: { kind: 'error' }, name: errorName },
      ...(train === undefined ? [] : [{ by: { kind: 'split' }, name: splitName } as const]),
    ],
    labels: labelNames(started).map((name): ColorChoice => ({ by: { kind: 'label', name }, name })),
    quantities: [
      ...parameters.map(({ name }, index): ColorChoice => ({ by: { kind: 'chart', index }, name })),
      ...run.observables.map(({ name }): ColorChoice => ({ by: { kind: 'observable', name }, name })),
    ],
    coordinates: run.manifold.coordinates.map(({ name }, index): ColorChoice => ({
      by: { kind: 'coordinate', index },
      name,
    })),
  };
}

/** The choice itself where the run has it; else the first label of the data, or ρ where they have none. */
export function availableChoice(started: RunStarted, wanted: ColorBy | null): ColorBy {
  if (wanted !== null && has(started, wanted)) return wanted;
  const label = labelNames(started).at(0);
  return label === undefined ? { kind: 'error' } : { kind: 'label', name: label };
}

function has(started: RunStarted, by: ColorBy): boolean {
  const { run, train } = started;
  switch (by.kind) {
    case 'error':
      return true;
    case 'split':
      return train !== undefined;
    case 'label':
      return labelNames(started).includes(by.name);
    case 'chart':
      return by.index < (run.manifold.chart?.parameters.length ?? 0);
    case 'observable':
      return run.observables.some(({ name }) => name === by.name);
    case 'coordinate':
      return by.index < run.manifold.coordinates.length;
  }
}

/** How the display sample is coloured. */
export function coloringOf(
  started: RunStarted,
  frame: RunFrame,
  wanted: ColorBy | null,
  errorScale: ColorScale,
  theme: Theme,
): Coloring {
  const by = availableChoice(started, wanted);
  const { run, display, train } = started;
  const ofError: NumberColoring = {
    kind: 'numbers',
    by: { kind: 'error' },
    name: errorName,
    label: errorLabel(run.manifold.coordinates),
    unit: errorUnit(run.manifold.coordinates),
    radians: false,
    exceeded: frame.sup > errorScale.to,
    scale: errorScale,
    paint: { values: frame.error, scale: errorScale },
  };
  switch (by.kind) {
    case 'error':
      return ofError;
    case 'split':
      if (train === undefined || frame.train === undefined) return ofError;
      return {
        kind: 'split',
        by,
        label: splitName,
        paint: theme.foreground,
        train: { paint: theme.train, sample: train, part: frame.train },
      };
    case 'label': {
      const label = labelNamed(display, by.name);
      return label === null ? ofError : coloringByLabel(started, label, theme);
    }
    case 'chart': {
      const { chart } = run.manifold;
      if (chart === null || display.chart === null) return ofError;
      const parameter = chart.parameters[by.index];
      const [from, to] = chart.domain[by.index];
      const scale: ColorScale = { map: chart.periodic[by.index] ? cyclic : quantityColors, from, to, log: false };
      return {
        kind: 'numbers',
        by,
        name: parameter.name,
        label: axisLabel(parameter),
        unit: parameter.unit,
        radians: parameter.unit === 'rad',
        exceeded: false,
        scale,
        paint: { values: columnOf(display.chart, by.index, chart.parameters.length), scale },
      };
    }
    case 'observable': {
      const index = run.observables.findIndex(({ name }) => name === by.name);
      return ofQuantity(by, run.observables[index], display.observables[index]);
    }
    case 'coordinate': {
      const { coordinates } = run.manifold;
      return ofQuantity(by, coordinates[by.index], columnOf(display.points, by.index, coordinates.length));
    }
  }
}

/** Coloured by numbers that have no scale of their own: from the smallest to the largest. */
function ofQuantity(by: ColorBy, quantity: Quantity, values: Float32Array): NumberColoring {
  const [from, to] = extentOf(values);
  const scale: ColorScale = { map: quantityColors, from, to: to > from ? to : from + 1, log: false };
  return {
    kind: 'numbers',
    by,
    name: quantity.name,
    label: axisLabel(quantity),
    unit: quantity.unit,
    radians: false,
    exceeded: false,
    scale,
    paint: { values, scale },
  };
}

const paintOfSignal = (coloring: Coloring, k: number): NumberPaint | null =>
  coloring.kind === 'split' ? null : (coloring.signals?.[k] ?? null);

/** How the k-th signal is coloured: by its label, or in its own colour. */
export const signalPaint = (coloring: Coloring, { signals }: Theme, k: number): Paint =>
  paintOfSignal(coloring, k) ?? signals[k % signals.length];

/** Whether the k-th signal is coloured by a label. */
export const signalIsColored = (coloring: Coloring, k: number): boolean => paintOfSignal(coloring, k) !== null;

/** Numbers for the nodes of an error map, coloured as the points are; null if the nodes have none. */
export function nodeValues(
  { run, projection }: RunStarted,
  domain: ErrorMapDomain,
  error: Float32Array,
  by: ColorBy,
): Float32Array | null {
  if (by.kind === 'error') return error;
  if (by.kind === 'split' || by.kind === 'label' || by.kind === 'observable' || domain.kind === 'plane') return null;
  if (by.kind === 'coordinate')
    return projection == null ? columnOf(domain.points, by.index, run.manifold.ambientDimension) : null;
  if (domain.kind === 'curve') return domain.coordinate;
  return surfaceCoordinate(domain, by.index);
}

type Surface = Extract<ErrorMapDomain, { kind: 'surface' }>;

function surfaceCoordinate({ u, v, columns, rows }: Surface, index: number): Float32Array {
  return Float32Array.from({ length: rows * columns }, (_, node) => {
    const [row, column] = [Math.floor(node / columns), node % columns];
    return index === 0 ? u[0] + ((u[1] - u[0]) * column) / (columns - 1) : v[0] + ((v[1] - v[0]) * row) / (rows - 1);
  });
}

const columns = new WeakMap<Float32Array, Map<number, Float32Array>>();

/** A column of rows of so many numbers; the same array again for the same rows. */
export function columnOf(rows: Float32Array, index: number, width: number): Float32Array {
  const known = columns.get(rows) ?? new Map<number, Float32Array>();
  columns.set(rows, known);
  const column =
    known.get(index) ?? Float32Array.from({ length: rows.length / width }, (_, i) => rows[i * width + index]);
  known.set(index, column);
  return column;
}

/** The largest distance of a display point from the mean of all, in data units, to two digits. */
export function dataRadius({ display, run }: RunStarted): number {
  const dimension = run.manifold.ambientDimension;
  const mean = new Float64Array(dimension);
  display.points.forEach((x, i) => (mean[i % dimension] += x / display.count));
  let greatest = 0;
  for (let i = 0; i < display.count; i++) {
    let sum = 0;
    for (let k = 0; k < dimension; k++) sum += (display.points[i * dimension + k] - mean[k]) ** 2;
    greatest = Math.max(greatest, sum);
  }
  return greatest > 0 ? Number(Math.sqrt(greatest).toPrecision(2)) : 1;
}

/** The colour scale of ρ in all pictures. */
export function errorScaleOf(choice: ViewSettings['errorScale'], radius: number, frame: RunFrame): ColorScale {
  const map = errorColors;
  switch (choice) {
    case 'fixed':
      return { map, from: 0, to: radius, log: false };
    case 'frame':
      return { map, from: 0, to: frame.sup > 0 ? frame.sup : 1, log: false };
    case 'log':
      return { map, from: radius / 1000, to: radius, log: true };
  }
}
