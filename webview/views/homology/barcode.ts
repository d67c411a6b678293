import type { HomologySummary } from '../../../src/protocol/result.js';

/** A class of persistent homology: it is there at the scales [birth, death). */
export interface Bar {
  readonly dimension: number;
  /** Place among the bars of its dimension, the longest first. */
  readonly rank: number;
  readonly birth: number;
  /** Null if it never ends. */
  readonly death: number | null;
}

/** The bars, dimension by dimension, the longest of each first; of each dimension at most this many. */
export function barsOf({ barcodes }: HomologySummary, most: number): readonly Bar[] {
  return barcodes.flatMap((barcode, dimension) =>
    barcode.slice(0, most).map(([birth, death], rank) => ({ dimension, rank, birth, death })),
  );
}

/** The largest scale at which anything begins or ends. */
export function lastScale({ barcodes, scales }: HomologySummary): number {
  return Math.max(scales[1], ...barcodes.flat().map(([birth, death]) => death ?? birth));
}
