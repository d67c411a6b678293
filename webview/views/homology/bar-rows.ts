import type { HomologySummary } from '../../../src/protocol/result.js';
import { barsOf, type Bar } from './barcode.js';

/** What stands in one row of a barcode, and is pointed at as one: a bar, and that of the reference of the same rank. */
export interface BarRow {
  readonly dimension: number;
  /** Null if the reference has more bars. */
  readonly bar: Bar | null;
  /** Null if the reference has fewer bars, or without a reference. */
  readonly reference: Bar | null;
}

/**
 * The bars that fit beside those of the reference, dimension by dimension, the longest of each first: of each dimension
 * as many of the longest, if there is no room for all.
 * @param room number of rows.
 */
export function barRows(summary: HomologySummary, reference: HomologySummary | null, room: number): readonly BarRow[] {
  const others = reference?.barcodes ?? [];
  const lengths = Array.from({ length: Math.max(summary.barcodes.length, others.length) }, (_, dimension) =>
    Math.max(summary.barcodes.at(dimension)?.length ?? 0, others.at(dimension)?.length ?? 0),
  );
  const countOf = (most: number): number => lengths.reduce((sum, length) => sum + Math.min(length, most), 0);
  let most = Math.max(1, ...lengths);
  while (most > 1 && countOf(most) > room) most--;
  return rowsOf(summary, reference, most);
}

function rowsOf(summary: HomologySummary, reference: HomologySummary | null, most: number): BarRow[] {
  const bars = barsOf(summary, most);
  const others = reference === null ? [] : barsOf(reference, most);
  const dimensions = Math.max(summary.barcodes.length, reference?.barcodes.length ?? 0);
  return Array.from({ length: dimensions }, (_, dimension) => dimension).flatMap((dimension) => {
    const [own, its] = [bars, others].map((all) => all.filter((bar) => bar.dimension === dimension));
    return Array.from({ length: Math.max(own.length, its.length) }, (_, rank) => ({
      dimension,
      bar: own.at(rank) ?? null,
      reference: its.at(rank) ?? null,
    }));
  });
}
