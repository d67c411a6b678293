import type { FileColumn } from '../table-file.js';
import { isList, isObject } from './rows.js';

/** A column of values of JSON, with the names that lead to it from a row. */
export interface JsonColumn extends FileColumn {
  readonly steps: readonly string[];
}

/** What the values of a column are, as far as has been seen. */
interface Seen {
  readonly steps: readonly string[];
  readonly kinds: Set<'number' | 'boolean' | 'text' | 'list' | 'other'>;
  /** Shapes of its lists, as texts. */
  readonly shapes: Set<string>;
}

/** The columns of rows, by a sample of them: fields of fields go by path. */
export function columnsOfRows(sample: readonly unknown[]): readonly JsonColumn[] {
  const seen = new Map<string, Seen>();
  for (const row of sample) look(row, [], seen);
  return [...seen].map(([name, column]) => describe(name, column));
}

function look(value: unknown, steps: readonly string[], seen: Map<string, Seen>): void {
  if (isObject(value)) {
    for (const [field, inside] of Object.entries(value)) look(inside, [...steps, field], seen);
    return;
  }
  if (isList(value) && value.length > 0 && value.every(isObject)) {
    // A list of objects is a list of each of their fields.
    for (const field of Object.keys(value[0]))
      look(
        value.map((item) => item[field]),
        [...steps, field],
        seen,
      );
    return;
  }
  const name = steps.join('.');
  const column = seen.get(name) ?? { steps, kinds: new Set(), shapes: new Set() };
  seen.set(name, column);
  if (value === null) return;
  if (isList(value)) {
    const shape = shapeOf(value);
    column.kinds.add(shape === null ? 'other' : 'list');
    column.shapes.add(String(shape));
  } else {
    column.kinds.add(
      typeof value === 'number'
        ? 'number'
        : typeof value === 'boolean'
          ? 'boolean'
          : typeof value === 'string'
            ? 'text'
            : 'other',
    );
  }
}

/** The shape of lists of numbers in lists; null where it is not the same throughout, or there is no number. */
function shapeOf(value: readonly unknown[]): readonly number[] | null {
  if (value.every((item) => typeof item === 'number' || item === null)) return [value.length];
  const [first, ...others] = value.map((item) => (isList(item) ? shapeOf(item) : null));
  return first === null || others.some((shape) => String(shape) !== String(first)) ? null : [value.length, ...first];
}

function describe(name: string, { steps, kinds, shapes }: Seen): JsonColumn {
  const [only = 'number'] = kinds;
  const [shape] = [...shapes].map((text) => text.split(',').map(Number));
  const base = { name, steps, shape: [] };
  if (kinds.size > 1) {
    const areCells = [...kinds].every((kind) => kind !== 'list' && kind !== 'other');
    return { ...base, holds: areCells ? 'texts' : 'other', type: 'values of several kinds' };
  }
  switch (only) {
    case 'number':
      return { ...base, holds: 'numbers', type: 'numbers' };
    case 'boolean':
      return { ...base, holds: 'flags', type: 'truth values' };
    case 'text':
      return { ...base, holds: 'texts', type: 'text' };
    case 'list':
      if (shapes.size === 1) return { ...base, holds: 'numbers', shape, type: `lists of ${shape.join(' × ')} numbers` };
      return { ...base, holds: 'lists', type: 'lists of numbers' };
    case 'other':
      return { ...base, holds: 'other', type: 'lists of other values' };
  }
}

/** The value that the names lead to: null if they lead nowhere, lists in lists as one. */
export function valueAt(row: unknown, { steps, shape }: JsonColumn): unknown {
  let value = row;
  for (const step of steps) {
    if (isList(value)) value = value.map((item) => (isObject(item) ? item[step] : null));
    else value = isObject(value) ? value[step] : null;
  }
  return shape.length > 1 && isList(value) ? value.flat(Infinity) : value;
}
