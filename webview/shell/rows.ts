import type { ViewName } from '../state/arrangement.js';

/** Columns of the grid of the live pictures, of which those of a row take equal shares. */
export const gridColumns = 6;

/** Curves are as telling at less height. */
const low: readonly ViewName[] = ['loss', 'histogram'];

interface Height {
  /** In CSS. */
  readonly least: string;
  /** Share in the height that is left. */
  readonly weight: number;
}

/** The live pictures in rows, the fuller ones first. */
export interface Rows {
  /** For each picture, how many of the columns of the grid it takes. */
  readonly spans: readonly number[];
  /** CSS value of `grid-template-rows`. */
  readonly template: string;
}

/** How the pictures stand in a grid of two or of three columns, as CSS variables that the width of the panel chooses from. */
export interface Placing {
  /** Style of the grid. */
  readonly style: Readonly<Record<string, string>>;
  /** Style of a picture; empty for one that does not stand in the grid. */
  readonly styleOf: (name: ViewName) => Readonly<Partial<Record<string, string>>>;
}

/** @param live as for {@link rowsOf}. */
export function placingOf(names: readonly ViewName[], live: readonly ViewName[]): Placing {
  const [three, two] = [rowsOf(names, 3, live), rowsOf(names, 2, live)];
  return {
    style: { '--rows-of-three': three.template, '--rows-of-two': two.template },
    styleOf: (name) => {
      const index = names.indexOf(name);
      return index < 0
        ? {}
        : { '--span-of-three': String(three.spans[index]), '--span-of-two': String(two.spans[index]) };
    },
  };
}

/**
 * @param most pictures in a row.
 * @param live the pictures that can do with any height; others take what they need.
 */
export function rowsOf(names: readonly ViewName[], most: 2 | 3, live: readonly ViewName[]): Rows {
  const count = Math.ceil(names.length / most);
  const rows = Array.from({ length: count }, (_, i) =>
    names.slice(start(names.length, count, i), start(names.length, count, i + 1)),
  );
  return {
    spans: rows.flatMap((row) => row.map(() => gridColumns / row.length)),
    template: rows
      .map((row) => heightOf(row, most, live))
      .map(({ least, weight }) => `minmax(${least}, ${weight}fr)`)
      .join(' '),
  };
}

/** Index of the first picture of a row, where rows differ by no more than one. */
const start = (pictures: number, rows: number, row: number): number => Math.ceil((pictures * row) / rows);

function heightOf(row: readonly ViewName[], most: 2 | 3, live: readonly ViewName[]): Height {
  if (row.some((name) => !live.includes(name))) return { least: 'max-content', weight: 1.7 };
  if (row.every((name) => low.includes(name))) return { least: most === 2 ? '150px' : '190px', weight: 1 };
  return { least: most === 2 ? '240px' : '320px', weight: 1.7 };
}
