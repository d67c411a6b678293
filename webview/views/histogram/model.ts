import { steadied, type Range } from '../../math/extent.js';
import { binOf, histogram, toDensity } from '../../math/histogram.js';
import { valuesOf, type Selection } from '../../math/selection.js';
import { supAt } from '../../state/measures.js';
import { boundOnData } from '../../state/statements.js';
import type { RunFrame } from '../../../src/protocol/events.js';
import type { Coloring } from '../../points/coloring.js';
import type { TileInput } from '../../tile/tile-input.js';

const bins = 60;

/** How often which ρ occurs, in bins of one width. */
export interface ErrorHistogram {
  /** Of ρ, from 0. */
  readonly range: Range;
  /** Numbers of points, sums of their weights where they have some, or densities: of the test sample, then of each signal. */
  readonly heights: readonly Float64Array[];
  /** Of the reference, scaled to as many points, or as much weight, as the test sample has; null without one. */
  readonly reference: Float64Array | null;
}

type HistogramInput = Pick<TileInput, 'run' | 'frame' | 'view' | 'reference'>;

export function errorHistogram({ run, frame, view, reference }: HistogramInput): ErrorHistogram {
  const errors = [frame.error, ...frame.signals.map(({ error }) => error)];
  const { display, signals } = run.started;
  const weights = [display, ...signals].map((sample) => sample.weights ?? null);
  const other = reference?.frame.error ?? null;
  const most = [...errors, ...(other === null ? [] : [other])].reduce(
    (greatest, error) => error.reduce((a, b) => Math.max(a, b), greatest),
    Math.max(supAt(run, frame), boundOnData(run)?.bound ?? 0),
  );
  const range: Range = [0, steadied([0, most])[1]];
  return {
    range,
    heights: errors.map((error, k) => heightsOf(error, range, view.density, weights[k])),
    reference:
      reference === null
        ? null
        : referenceHeights(
            reference.frame.error,
            range,
            view.density,
            reference.run.started.display.weights ?? null,
            sumOf(weights[0], frame.error.length),
          ),
  };
}

/**
 * Of some points, as part of all: no bar is higher than that of all points.
 * @param weights of all points; null where each counts once.
 */
export function selectedHeights(
  selected: Selection,
  error: Float32Array,
  range: Range,
  density: boolean,
  weights: Float64Array | null = null,
): Float64Array {
  const own = weights?.filter((_, i) => selected[i] === 1) ?? null;
  return heightsOf(valuesOf(selected, error), range, density, own, sumOf(weights, error.length));
}

/** The heights of one category of a label, a density its own. */
export interface ClassHeights {
  readonly name: string;
  /** In CSS. */
  readonly color: string;
  readonly heights: Float64Array;
}

/** Lines of more categories hide one another. */
const mostClasses = 10;

/** Heights of the categories with most points, where the points are coloured by a label of categories. */
export function classHeights(
  coloring: Coloring,
  { error }: Pick<RunFrame, 'error'>,
  range: Range,
  density: boolean,
  weights: Float64Array | null,
): readonly ClassHeights[] {
  if (coloring.kind !== 'categories') return [];
  const codes = coloring.paint.values;
  return coloring.entries
    .map((entry) => ({
      ...entry,
      mask: Uint8Array.from(codes, (code) => (code === entry.code ? 1 : 0)),
    }))
    .filter(({ mask }) => mask.includes(1))
    .sort((a, b) => b.count - a.count)
    .slice(0, mostClasses)
    .sort((a, b) => a.index - b.index)
    .map(({ name, color, mask }) => {
      const own = weights?.filter((_, i) => mask[i] === 1) ?? null;
      return { name, color, heights: heightsOf(valuesOf(mask, error), range, density, own) };
    });
}

/** The points in the bin of a value, one byte for each. */
export function pointsInBin(error: Float32Array, range: Range, value: number): Uint8Array {
  const bin = binOf(value, range, bins);
  return Uint8Array.from(error, (one) => (bin !== null && binOf(one, range, bins) === bin ? 1 : 0));
}

/** @param asOf number of points, or sum of weights, that counts are scaled to, so that different samples can be compared. */
export function referenceHeights(
  error: Float32Array,
  range: Range,
  density: boolean,
  weights: Float64Array | null,
  asOf: number,
): Float64Array {
  const heights = heightsOf(error, range, density, weights);
  const of = sumOf(weights, error.length);
  return density ? heights : heights.map((height) => (height * asOf) / of);
}

const sumOf = (weights: Float64Array | null, count: number): number =>
  weights === null ? count : weights.reduce((sum, weight) => sum + weight, 0);

/** @param of number of points, or the sum of weights, that these are part of. */
function heightsOf(
  error: Float32Array,
  range: Range,
  density: boolean,
  weights: Float64Array | null,
  of = sumOf(weights, error.length),
): Float64Array {
  const counts = histogram(error, range, bins, weights);
  return density ? toDensity(counts, range, of) : counts;
}
