import type { NumberColumn } from './keep-rows.js';
import { counted } from './words.js';

/** A value in so many rows, and in so large a share of them, may stand for a missing one. */
const leastRows = 5;
const leastShare = 0.002;

/**
 * Notes on values that many rows have and that lie farther from all others than those are apart, such as -999: they may
 * stand for "not measured".
 * @param name of the file.
 */
export function sentinelNotes(name: string, columns: readonly NumberColumn[], rows: Uint32Array): string[] {
  return columns.flatMap((column) => {
    const found = sentinelOf(column, rows);
    if (found === null) return [];
    const { value, count, least, most } = found;
    return [
      `${name}: column ${JSON.stringify(column.name)} is ${value} in ${counted(count, 'row')}, and from ${least} to ${most} in all others; ` +
        `if ${value} stands for a missing value, state missing: [${value}].`,
    ];
  });
}

interface Sentinel {
  readonly value: number;
  readonly count: number;
  /** Range of all other values. */
  readonly least: number;
  readonly most: number;
}

/** The value that may stand for a missing one; null if there is none. */
export function sentinelOf({ cells: { values, offset, stride } }: NumberColumn, rows: Uint32Array): Sentinel | null {
  let [least, most] = [Infinity, -Infinity];
  for (const row of rows) {
    const value = values[offset + row * stride];
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return outermost(least) ?? outermost(most);

  function outermost(end: number): Sentinel | null {
    let [count, from, to] = [0, Infinity, -Infinity];
    for (const row of rows) {
      const value = values[offset + row * stride];
      if (value === end) count++;
      else {
        if (value < from) from = value;
        if (value > to) to = value;
      }
    }
    const gap = end < from ? from - end : end - to;
    const isFar = to > from && gap > to - from;
    const isFrequent = count >= leastRows && count >= leastShare * rows.length;
    return isFar && isFrequent ? { value: end, count, least: from, most: to } : null;
  }
}
