import { steadied, type Range } from '../../math/extent.js';
import { binOf, histogram, toDensity } from '../../math/histogram.js';
import { valuesOf, type Selection } from '../../math/selection.js';
import { supAt } from '../../state/measures.js';
import { boundOnData } from '../../state/statements.js';
import type { TileInput } from '../../tile/tile-input.js';

const bins = 60;

/** How often which ρ occurs, in bins of one width. */
export interface ErrorHistogram {
  /** Of ρ, from 0. */
  readonly range: Range;
  /** Numbers of points, or densities: of the test sample, then of each signal. */
  readonly heights: readonly Float64Array[];
  /** Of the reference, scaled to as many points as the test sample has; null without one. */
  readonly reference: Float64Array | null;
}

type HistogramInput = Pick<TileInput, 'run' | 'frame' | 'view' | 'reference'>;

export function errorHistogram({ run, frame, view, reference }: HistogramInput): ErrorHistogram {
  const errors = [frame.error, ...frame.signals.map(({ error }) => error)];
  const other = reference?.frame.error ?? null;
  const most = [...errors, ...(other === null ? [] : [other])].reduce(
    (greatest, error) => error.reduce((a, b) => Math.max(a, b), greatest),
    Math.max(supAt(run, frame), boundOnData(run)?.bound ?? 0),
  );
  const range: Range = [0, steadied([0, most])[1]];
  return {
    range,
    heights: errors.map((error) => heightsOf(error, range, view.density)),
    reference: other && referenceHeights(other, range, view.density, frame.error.length),
  };
}

/** Of the selected points, as part of all: no bar is higher than that of all points. */
export const selectedHeights = (selected: Selection, error: Float32Array, range: Range, density: boolean) =>
  heightsOf(valuesOf(selected, error), range, density, error.length);

/** The points in the bin of a value, one byte for each. */
export function pointsInBin(error: Float32Array, range: Range, value: number): Uint8Array {
  const bin = binOf(value, range, bins);
  return Uint8Array.from(error, (one) => (bin !== null && binOf(one, range, bins) === bin ? 1 : 0));
}

/** @param asOf number of points that counts are scaled to, so that samples of different sizes can be compared. */
function referenceHeights(error: Float32Array, range: Range, density: boolean, asOf: number): Float64Array {
  const heights = heightsOf(error, range, density);
  return density ? heights : heights.map((height) => (height * asOf) / error.length);
}

/** @param of number of points that these are part of. */
function heightsOf(error: Float32Array, range: Range, density: boolean, of = error.length): Float64Array {
  const counts = histogram(error, range, bins);
  return density ? toDensity(counts, range, of) : counts;
}
