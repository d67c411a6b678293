import * as v from 'valibot';
import { maximumSeed } from '../../random/random.js';
import { check, integer } from '../check.js';
import { DefinitionError, describeValue } from '../definition-error.js';
import { validateDefinition } from '../validate.js';
import { changedDefinition, type PointValues } from './change.js';
import { drawnPoints, gridPoints, listedPoints, randomShares, type Field, type Place } from './enumerate.js';
import { familyOf } from './family.js';
import { findSweptField } from './fields.js';
import { numberAt } from './intervals.js';
import { maximumPoints } from './limits.js';
import { maximumSobolDimensions, sobolSequence } from './sobol.js';

/** A sweep whose values are good, each by itself. */
export interface SweepPlan {
  /** What varies: whole paths of fields, and names of the user's own parameters. */
  readonly fields: readonly string[];
  /**
   * The points in their order, no two alike.
   * @throws DefinitionError if two are alike, or the list is empty or too long.
   */
  readonly points: () => readonly PointValues[];
}

/** In the dataset file. */
export const inFile: Place = (field, index) =>
  ['sweep', ...(field === '' ? [] : [field]), ...(index === null ? [] : [index])].join('.');

const drawOptions = { points: integer(1, maximumPoints), seed: v.optional(integer(0, maximumSeed)) };
const fieldsObject = v.record(v.string(), v.unknown(), 'fields, such as { latent: [euclidean(1), euclidean(2)] }');
const randomSchema = v.strictObject({ random: fieldsObject, ...drawOptions });
const sobolSchema = v.strictObject({ sobol: fieldsObject, ...drawOptions });
const intervalSchema = v.strictObject({
  kind: v.literal('interval'),
  from: v.number(),
  to: v.number(),
  scale: v.picklist(['linear', 'log', 'integer']),
});

/**
 * Reads a sweep, and checks every value by itself.
 * @param sweep as the user wrote it.
 * @throws DefinitionError that names the field, what was expected and what was got.
 */
export function planSweep(definition: object, sweep: unknown, place: Place = inFile): SweepPlan {
  if (Array.isArray(sweep)) return planList(definition, sweep, place);
  if (typeof sweep !== 'object' || sweep === null) {
    const expected = 'fields with their values, such as { seed: range(0, 5) }, or a list of points';
    throw new DefinitionError(place('', null), expected, describeValue(sweep));
  }
  if ('random' in sweep) {
    check(place('', null), randomSchema, sweep);
    const { random: fields, points, seed = 0 } = v.parse(randomSchema, sweep);
    const drawn = readFields(definition, fields, place);
    return {
      fields: drawn.map(({ name }) => name),
      points: () => drawnPoints(drawn, points, randomShares(drawn.length, seed), place),
    };
  }
  if ('sobol' in sweep) {
    check(place('', null), sobolSchema, sweep);
    const { sobol: fields, points, seed = 0 } = v.parse(sobolSchema, sweep);
    const count = Object.keys(fields).length;
    if (count > maximumSobolDimensions)
      throw new DefinitionError(place('sobol', null), `at most ${maximumSobolDimensions} fields`, `${count}`);
    const drawn = readFields(definition, fields, place);
    return {
      fields: drawn.map(({ name }) => name),
      points: () => drawnPoints(drawn, points, sobolSequence(drawn.length, seed), place),
    };
  }
  return planGrid(readFields(definition, v.parse(fieldsObject, sweep), place), place);
}

/** Finds the fields and checks each of their values. */
function readFields(definition: object, fields: PointValues, place: Place): Field[] {
  const found = Object.entries(fields).map(([written, values]): Field => {
    const name = requireField(definition, written, place);
    if (Array.isArray(values)) {
      if (values.length === 0) throw new DefinitionError(place(written, null), 'at least one value', '[]');
      values.forEach((value: unknown, k) => checkPoint(definition, { [name]: value }, () => place(written, k)));
      return { name, values };
    }
    if (!v.is(intervalSchema, values)) {
      const expected = 'a list of values, such as [1, 2], or an interval, such as uniform(0, 1)';
      throw new DefinitionError(place(written, null), expected, describeValue(values));
    }
    // Its ends: what lies between them is as good, for all fields that there are.
    for (const share of [0, 1 - 2 ** -32])
      checkPoint(definition, { [name]: numberAt(values, share) }, () => place(written, null));
    return { name, values };
  });
  const twice = found.find(({ name }, k) => found.findIndex((other) => other.name === name) < k);
  if (twice !== undefined) throw new DefinitionError(place(twice.name, null), 'each field once', 'it twice');
  if (found.length === 0) throw new DefinitionError(place('', null), 'at least one field', 'none');
  return found;
}

function requireField(definition: object, written: string, place: Place): string {
  const lookup = findSweptField(written, Object.keys(familyOf(definition).usual));
  if (lookup.kind === 'found') return lookup.name;
  throw new DefinitionError(place(written, null), `something that can vary. ${lookup.hint}`, null);
}

/** Checks the definition at a point; an error names the place in the sweep rather than the field of the definition. */
function checkPoint(definition: object, values: PointValues, place: (field: string) => string): void {
  try {
    validateDefinition(changedDefinition(definition, values));
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    throw new DefinitionError(place(error.path), error.expected, error.got);
  }
}

function planGrid(fields: readonly Field[], place: Place): SweepPlan {
  const lists = fields.map(({ name, values }) => {
    if (!('kind' in values)) return { name, values };
    const expected = 'a list of values; an interval is for `random` and `sobol`';
    throw new DefinitionError(place(name, null), expected, 'an interval');
  });
  return { fields: lists.map(({ name }) => name), points: () => gridPoints(lists, place) };
}

function planList(definition: object, list: readonly unknown[], place: Place): SweepPlan {
  const points = list.map((written, index): PointValues => {
    if (typeof written !== 'object' || written === null || Array.isArray(written)) {
      throw new DefinitionError(place('', index), 'a point, such as { seed: 1 }', describeValue(written));
    }
    const point = Object.fromEntries(
      Object.entries(written).map(([name, value]): [string, unknown] => [
        requireField(definition, name, (field) => place(`${index}.${field}`, null)),
        value,
      ]),
    );
    checkPoint(definition, point, (field) => `${place('', index)}.${field}`);
    return point;
  });
  return {
    fields: [...new Set(points.flatMap((point) => Object.keys(point)))],
    points: () => listedPoints(points, place),
  };
}
