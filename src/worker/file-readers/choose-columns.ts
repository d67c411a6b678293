import type { ColumnChoice } from '../../dataset/readers/selection.js';
import { partName, partsOf, placesIn, type ColumnPart, type FileColumn, type TableFile } from './table-file.js';
import { counted, enumerate, plural } from './words.js';

/** A chosen column: of the file, or derived. */
export type Chosen =
  { readonly kind: 'part'; readonly part: ColumnPart } | { readonly kind: 'derived'; readonly name: string };

export function chosenName(chosen: Chosen): string {
  return chosen.kind === 'derived' ? chosen.name : partName(chosen.part);
}

/** The columns that there are to choose from. */
export interface Columns extends Pick<TableFile, 'columns' | 'columnWord' | 'isNamed'> {
  /** Names of the derived columns, which come before those of the file. */
  readonly derived: readonly string[];
}

/**
 * The columns that a choice stands for, in the order of the file.
 * @throws Error that lists the columns if none is meant, or several have one name.
 */
export function chooseColumns(choice: ColumnChoice, columns: Columns): readonly Chosen[] {
  if (typeof choice === 'string') {
    if (columns.derived.includes(choice)) return [{ kind: 'derived', name: choice }];
    const named = partsNamed(choice, columns);
    if (named !== null) return named.map(ofPart);
    if (choice.includes('*')) return matching(glob(choice), JSON.stringify(choice), columns);
    const hint = columns.isNamed ? '' : '; they go by their places, such as columns: [0, 1]';
    throw missing(`named ${JSON.stringify(choice)}`, columns, hint);
  }
  if (choice instanceof RegExp) return matching(choice, String(choice), columns);
  const groups = placesOf(columns);
  if (typeof choice === 'number') return groups[placeOf(choice, groups, columns)].map(ofPart);
  const [from, to] = [choice.from, choice.to].map((end) => placeOf(end, groups, columns));
  if (from > to) {
    throw new Error(`expected a range in the order of the file, got one from ${choice.from} to ${choice.to}`);
  }
  return groups.slice(from, to + 1).flatMap((parts) => parts.map(ofPart));
}

const ofPart = (part: ColumnPart): Chosen => ({ kind: 'part', part });

/** The parts at each place: columns, or those of the one array where the file has no names. */
function placesOf({ columns, isNamed }: Columns): readonly (readonly ColumnPart[])[] {
  return isNamed ? columns.map(partsOf) : columns.flatMap((column) => partsOf(column).map((part) => [part]));
}

function placeOf(choice: string | number, groups: readonly (readonly ColumnPart[])[], columns: Columns): number {
  const { columnWord } = columns;
  if (typeof choice === 'number') {
    if (choice < groups.length) return choice;
    throw new Error(
      `expected a ${columnWord} at place ${choice}, got ${groups.length} ${plural(columnWord)}, counted from 0`,
    );
  }
  const name = partsNamed(choice, columns)?.map(partName)[0];
  const place = groups.findIndex((parts) => parts.some((part) => partName(part) === name));
  if (place < 0) throw missing(`named ${JSON.stringify(choice)}`, columns);
  return place;
}

/** The parts that a name stands for: `p`, `p[0]`, `p[1][2]`, `p[*]`; null if there is no such column. */
function partsNamed(name: string, columns: Columns): readonly ColumnPart[] | null {
  const whole = columnNamed(name, columns);
  if (whole !== null) return partsOf(whole);
  const indexed = /^(.*?)((?:\[(?:\d+|\*)\])+)$/.exec(name);
  // What code of the dataset file calls row[3].
  if (indexed === null && !columns.isNamed && /^\d+$/.test(name)) return partsNamed(`[${name}]`, columns);
  if (indexed === null) return null;
  const column = columnNamed(indexed[1], columns);
  if (column === null) return null;
  const indices = [...indexed[2].matchAll(/\[(\d+|\*)\]/g)].map(([, index]) => (index === '*' ? null : Number(index)));
  if (column.holds === 'lists') {
    if (indices.length === 1 && indices[0] !== null) return [{ column, element: indices[0] }];
    throw new Error(
      `${JSON.stringify(column.name)} holds as many numbers as each row has: expected one place, ` +
        `such as "${column.name}[0]", got ${JSON.stringify(name)}`,
    );
  }
  const { shape } = column;
  if (indices.length > shape.length || indices.some((index, axis) => index !== null && index >= shape[axis])) {
    const what = shape.length === 0 ? 'one value in each row' : `an array of shape (${shape.join(', ')}) in each row`;
    throw new Error(`${JSON.stringify(name)}: expected a place in ${JSON.stringify(column.name)}, which has ${what}`);
  }
  return partsOf(column).filter(({ element }) => {
    const place = placesIn(shape, element ?? 0);
    return indices.every((index, axis) => index === null || index === place[axis]);
  });
}

/** @throws Error that lists the full names where several columns go by this one. */
function columnNamed(name: string, { columns, columnWord }: Columns): FileColumn | null {
  const exact = columns.find((column) => column.name === name);
  if (exact !== undefined) return exact;
  const others = columns.filter(({ aliases }) => aliases?.includes(name));
  if (others.length > 1) {
    const words = enumerate(others.map((column) => column.name));
    throw new Error(
      `${JSON.stringify(name)} is the name of ${others.length} ${plural(columnWord)}: expected one of ${words}`,
    );
  }
  return others.at(0) ?? null;
}

/** What a pattern matches among what can be a coordinate. */
function matching(pattern: RegExp, words: string, columns: Columns): readonly Chosen[] {
  // One with the flag g remembers where its last match ended.
  const fresh = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
  const found: readonly Chosen[] = [
    ...columns.columns
      .filter(({ name, holds }) => isNumeric(holds) && fresh.test(name))
      .flatMap(partsOf)
      .map(ofPart),
    ...columns.derived.filter((name) => fresh.test(name)).map((name): Chosen => ({ kind: 'derived', name })),
  ];
  if (found.length === 0) throw missing(`of numbers that matches ${words}`, columns);
  return found;
}

export function isNumeric(holds: FileColumn['holds']): boolean {
  return holds === 'numbers' || holds === 'flags';
}

function glob(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
}

function missing(what: string, columns: Columns, hint = ''): Error {
  const { columnWord, derived } = columns;
  const count = placesOf(columns).length;
  const names = [...(columns.isNamed ? columns.columns.map(({ name }) => name) : []), ...derived];
  const named = names.length === 0 ? '' : `the ${plural(columnWord)} ${enumerate(names)}`;
  const nameless = columns.isNamed ? '' : `${counted(count, columnWord)} without names`;
  const got = [named, nameless].filter((part) => part !== '').join(' and ') || `no ${plural(columnWord)}`;
  return new Error(`expected ${columnWord === 'array' ? 'an' : 'a'} ${columnWord} ${what}, got ${got}${hint}`);
}
