import type { NumberColumn } from './keep-rows.js';
import { counted } from './words.js';

/** A value in this many rows, and in this large a share of them, may stand for a missing one. */
const leastRows = 5;
const leastShare = 0.002;

/**
 * Notes on values that many rows have and that lie farther from all others than those are apart, such as -999: they may
 * stand for "not measured".
 * @param name of the file.
 */
export function sentinelNotes(name: string, columns: readonly NumberColumn[], rows: Uint32Array): string[] {
  return sentinelsOf(columns, rows).flatMap((found, k) => {
    if (found === null) return [];
    const { value, count, least, most } = found;
    return [
      `${name}: column ${JSON.stringify(columns[k].name)} is ${value} in ${counted(count, 'row')}, and from ${least} to ${most} in all others; ` +
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

/** For each column the value that may stand for a missing one; null if none. */
export function sentinelsOf(columns: readonly NumberColumn[], rows: Uint32Array): readonly (Sentinel | null)[] {
  const [lows, highs] = [columns.map(() => endOf(1)), columns.map(() => endOf(-1))];
  // Row by row, as the numbers of wide tables stand in memory.
  for (const row of rows) {
    for (let k = 0; k < columns.length; k++) {
      const { values, offset, stride } = columns[k].cells;
      const value = values[offset + row * stride];
      take(lows[k], value);
      take(highs[k], -value);
    }
  }
  return columns.map((_, k) => {
    const [low, high] = [lows[k], highs[k]];
    return (
      sentinelAt(low, { least: low.next, most: -high.value }, rows.length) ??
      sentinelAt(high, { least: low.value, most: -high.next }, rows.length)
    );
  });
}

/** The least value of a column, or of the negatives of its values. */
interface End {
  readonly sign: 1 | -1;
  value: number;
  /** Rows that have it. */
  count: number;
  /** The least of all others. */
  next: number;
}

const endOf = (sign: 1 | -1): End => ({ sign, value: Infinity, count: 0, next: Infinity });

function take(end: End, value: number): void {
  if (value > end.value) {
    if (value < end.next) end.next = value;
  } else if (value === end.value) end.count++;
  else {
    end.next = end.value;
    end.value = value;
    end.count = 1;
  }
}

/** @param others range of all other values. */
function sentinelAt(end: End, others: Omit<Sentinel, 'value' | 'count'>, rows: number): Sentinel | null {
  const { least, most } = others;
  const isFar = most > least && end.next - end.value > most - least;
  const isFrequent = end.count >= leastRows && end.count >= leastShare * rows;
  return isFar && isFrequent ? { value: end.sign * end.value, count: end.count, ...others } : null;
}
