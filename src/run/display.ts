import type { DatasetDefinition, Observable } from '../dataset/definition.js';
import { countCategories, type Label } from '../dataset/readers/label.js';
import type { Quantity } from '../protocol/description.js';
import type { DisplaySample } from '../protocol/events.js';
import type { DisplayLabel } from '../protocol/label.js';
import { SamplingError, type Guard } from './guard.js';
import { head, type Sample } from './sample.js';

/** Points of the test sample, and of each signal, that a frame shows where the definition does not say. */
const defaultShown = 1500;
/**
 * Numbers that the coordinates of these points come to at most, since the record has all of the test sample's and each
 * frame computes all of them; and points that are shown in any case.
 */
const defaultNumbers = 750_000;
const leastShown = 150;

/** The part of a sample that frames show. @param count what the definition says. */
export function shownPart(sample: Sample, count: number | undefined): Sample {
  const affordable = Math.max(leastShown, Math.floor(defaultNumbers / sample.dimension));
  return head(sample, count ?? Math.min(defaultShown, affordable));
}

/** Names and units of the observables of a definition. */
export function observableQuantities(definition: DatasetDefinition): Quantity[] {
  return Object.entries(definition.observables ?? {}).map(([name, observable]) => ({
    name,
    unit: typeof observable === 'function' ? '' : (observable.unit ?? ''),
  }));
}

/**
 * The part of a sample that frames show, with its observables and all coordinates.
 * @param whole the sample itself: how many points it has of each category.
 * @throws SamplingError where an observable is not a number.
 */
export function createDisplay(
  shown: Sample,
  whole: Sample,
  definition: DatasetDefinition,
  guard: Guard,
): DisplaySample {
  return {
    count: shown.count,
    points: new Float32Array(shown.points),
    chart: shown.parameters === null ? null : new Float32Array(shown.parameters),
    observables: Object.entries(definition.observables ?? {}).map(([name, observable]) => {
      const field = `observables.${name}`;
      return guard(field, () => evaluateObservable(observable, shown, field));
    }),
    labels: shown.labels.map((label, index) => displayLabel(label, whole.labels[index])),
    weights: shown.weights?.slice() ?? null,
  };
}

/** @param whole the label of all points of the sample. */
function displayLabel(label: Label, whole: Label): DisplayLabel {
  if (label.kind === 'numbers') return { ...label, values: label.values.slice() };
  const counts = whole.kind === 'categories' ? countCategories(label.categories, whole.codes) : new Uint32Array(0);
  return { ...label, codes: label.codes.slice(), counts };
}

/**
 * The value of an observable at every point.
 * @throws SamplingError where it is not a number.
 */
export function evaluateObservable(
  observable: Observable,
  { count, dimension, points }: Sample,
  field: string,
): Float32Array {
  const valueAt = typeof observable === 'function' ? observable : observable.of;
  return Float32Array.from({ length: count }, (_, row) => {
    const value: unknown = valueAt(Array.from(points.subarray(row * dimension, (row + 1) * dimension)));
    if (typeof value !== 'number' || Number.isNaN(value)) {
      throw new SamplingError(
        field,
        `${field}: expected a number for each point, got ${String(value)} for point ${row}`,
      );
    }
    return value;
  });
}
