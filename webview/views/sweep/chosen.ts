import type { WantedPoint } from '../../../src/protocol/point-run.js';
import type { SweepRow } from '../../../src/protocol/sweep-table.js';

/** A point that is chosen. */
export interface Chosen {
  readonly row: SweepRow;
  /** How the host is asked for its run. */
  readonly wanted: WantedPoint;
  /** Whether its run is on show. */
  readonly isShown: boolean;
  /** Time that its training took, in seconds; null if that is not known. */
  readonly seconds: number | null;
}
