import { outcomeNamed } from '../../../src/protocol/outcome-of-column.js';
import { seedField, type SweepRow, type SweepTable } from '../../../src/protocol/sweep-table.js';
import { axisLabel, formatChange, formatNumber } from '../../format.js';

/** A parameter or a result in which two points differ. */
export interface PointDifference {
  readonly name: string;
  /** What each has there, in words; null if that is not known. */
  readonly first: string | null;
  readonly second: string | null;
  /** By how much the second is above the first, with its sign; null if that says nothing. */
  readonly change: string | null;
}

/** What differs between two points. */
export interface PointDifferences {
  readonly parameters: readonly PointDifference[];
  readonly results: readonly PointDifference[];
}

type Cell = number | string | null;

/**
 * What differs between two points of a sweep, in the order of the table.
 * @param textOf a value of a parameter, by its index, in words.
 * @param unit of distances in the data.
 */
export function pointDifferences(
  { parameters, columns }: SweepTable,
  first: SweepRow,
  second: SweepRow,
  textOf: (parameter: number, row: SweepRow) => string,
  unit: string,
): PointDifferences {
  return {
    parameters: parameters.flatMap(({ name, label }, k) => {
      const [a, b] = [first.values[k], second.values[k]];
      // Seeds are no quantities.
      const change = name === seedField ? null : changeOf(a, b);
      return a === b ? [] : [{ name: label, first: textOf(k, first), second: textOf(k, second), change }];
    }),
    results: columns.flatMap(({ name: column, label, isDistance }, k) => {
      const format = outcomeNamed(column)?.format ?? formatNumber;
      const inWords = (cell: Cell): string | null => (typeof cell === 'number' ? format(cell) : cell);
      const [a, b] = [first.outcomes[k] ?? null, second.outcomes[k] ?? null];
      const name = axisLabel({ name: label, unit: isDistance ? unit : '' });
      return a === b ? [] : [{ name, first: inWords(a), second: inWords(b), change: changeOf(a, b) }];
    }),
  };
}

const changeOf = (a: Cell, b: Cell): string | null =>
  typeof a === 'number' && typeof b === 'number' ? formatChange(a, b) : null;
