import type { HomologySummary } from '../../src/protocol/result.js';

/** A class of persistent homology: it is there at the scales [birth, death). */
export interface Bar {
  readonly dimension: number;
  readonly birth: number;
  /** Null where it never ends. */
  readonly death: number | null;
}

/** The bars, dimension by dimension, the longest of each first; of each dimension at most so many. */
export function barsOf({ barcodes }: HomologySummary, most: number): readonly Bar[] {
  return barcodes.flatMap((barcode, dimension) => barcode.slice(0, most).map(([birth, death]) => ({ dimension, birth, death })));
}

/** The bars that fit: of each dimension as many of the longest, where there is no room for all. */
export function barsWithin(summary: HomologySummary, room: number): readonly Bar[] {
  const longest = Math.max(...summary.barcodes.map(({ length }) => length));
  for (let most = longest; most > 1; most--) {
    const bars = barsOf(summary, most);
    if (bars.length <= room) return bars;
  }
  return barsOf(summary, 1);
}

/** The greatest scale at which anything begins or ends. */
export function lastScale({ barcodes, scales }: HomologySummary): number {
  return Math.max(scales[1], ...barcodes.flat().map(([birth, death]) => death ?? birth));
}
