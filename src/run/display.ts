import type { DatasetDefinition, Observable } from '../dataset/definition.js';
import type { Quantity } from '../protocol/description.js';
import type { DisplaySample } from '../protocol/events.js';
import { SamplingError, type Guard } from './guard.js';
import { head, type Sample } from './sample.js';

/** Points of the test sample, and of each signal, that a frame shows where the definition does not say. */
export const defaultShown = 1500;

/** Names and units of the observables of a definition. */
export function observableQuantities(definition: DatasetDefinition): Quantity[] {
  return Object.entries(definition.observables ?? {}).map(([name, observable]) => ({
    name,
    unit: typeof observable === 'function' ? '' : (observable.unit ?? ''),
  }));
}

/**
 * The part of a sample that frames show, with its observables.
 * @throws SamplingError where an observable is not a number.
 */
export function createDisplay(sample: Sample, definition: DatasetDefinition, guard: Guard): DisplaySample {
  const shown = head(sample, definition.samples?.shown ?? defaultShown);
  return {
    count: shown.count,
    points: new Float32Array(shown.points),
    chart: shown.parameters === null ? null : new Float32Array(shown.parameters),
    observables: Object.entries(definition.observables ?? {}).map(([name, observable]) => {
      const field = `observables.${name}`;
      return guard(field, () => evaluateObservable(observable, shown, field));
    }),
  };
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
