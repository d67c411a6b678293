import { createRandom } from '../../random/random.js';
import { DefinitionError } from '../definition-error.js';
import type { PointValues } from './change.js';
import { numberAt } from './intervals.js';
import { maximumPoints } from './limits.js';
import type { Interval } from './options.js';

/** A field that varies. */
export interface Field<Values extends readonly unknown[] | Interval = readonly unknown[] | Interval> {
  /** Whole path, or name of a parameter of the user's own. */
  readonly name: string;
  readonly values: Values;
}

/** Where a value of a sweep stands, as errors name it; `index` from 0, null for the field itself. */
export type Place = (field: string, index: number | null) => string;

/** Of the stream `search`: those before it search for certificates and shift Sobol sequences. */
const drawStream = 65;

/**
 * All combinations; the last field changes fastest.
 * @throws DefinitionError where there are too many, or two are alike.
 */
export function gridPoints(fields: readonly Field<readonly unknown[]>[], place: Place): readonly PointValues[] {
  const count = fields.reduce((product, { values }) => product * values.length, 1);
  requireCount(count, place);
  for (const { name, values } of fields)
    different(values, (first, second) => `value ${second} of ${name} like value ${first}`, place);
  const strides = fields.map((_, k) => fields.slice(k + 1).reduce((product, { values }) => product * values.length, 1));
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      fields.map(({ name, values }, k) => [name, values[Math.floor(index / strides[k]) % values.length]]),
    ),
  );
}

/** @throws DefinitionError if the list is empty or too long, or two points are alike. */
export function listedPoints(points: readonly PointValues[], place: Place): readonly PointValues[] {
  requireCount(points.length, place);
  different(points.map(sorted), (first, second) => `point ${second} like point ${first}`, place);
  return points;
}

/** Random shares for each point in turn, each uniform in [0, 1). */
export function randomShares(dimensions: number, seed: number): () => readonly number[] {
  const random = createRandom(seed, 'search', drawStream);
  return () => Array.from({ length: dimensions }, () => random.uniform());
}

/**
 * A number of points that all differ.
 * @param next gives a share in [0, 1) for each field.
 * @throws DefinitionError where the fields have fewer.
 */
export function drawnPoints(
  fields: readonly Field[],
  count: number,
  next: () => readonly number[],
  place: Place,
): readonly PointValues[] {
  const seen = new Map<string, PointValues>();
  // Lists of values give some points more than once.
  for (let drawn = 0; seen.size < count; drawn++) {
    if (drawn >= 100 * count) {
      const got = `${count}, and only ${seen.size} were found`;
      throw new DefinitionError(place('points', null), 'at most as many points as differ', got);
    }
    const shares = next();
    const point = Object.fromEntries(fields.map(({ name, values }, k) => [name, valueAt(values, shares[k])]));
    const key = JSON.stringify(point);
    if (!seen.has(key)) seen.set(key, point);
  }
  return [...seen.values()];
}

function valueAt(values: Field['values'], share: number): unknown {
  return 'kind' in values ? numberAt(values, share) : values[Math.floor(share * values.length)];
}

function requireCount(count: number, place: Place): void {
  if (count >= 1 && count <= maximumPoints) return;
  throw new DefinitionError(place('', null), `from 1 to ${maximumPoints.toLocaleString('en')} points`, `${count}`);
}

/** A point whose fields are in the order of their names. */
const sorted = (point: PointValues): PointValues =>
  Object.fromEntries(Object.entries(point).sort(([a], [b]) => (a < b ? -1 : 1)));

/** @throws DefinitionError where two values are alike. */
function different(values: readonly unknown[], say: (first: number, second: number) => string, place: Place): void {
  const seen = new Map<string, number>();
  for (const [index, value] of values.entries()) {
    const key = JSON.stringify(value);
    const first = seen.get(key);
    if (first !== undefined) throw new DefinitionError(place('', null), 'points that differ', say(first, index));
    seen.set(key, index);
  }
}
