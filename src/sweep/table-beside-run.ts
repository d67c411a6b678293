import { sweepKindOf, type SweptPoint } from '../protocol/sweep-table.js';
import type { TrainingSession } from '../session/session.js';
import type { SweepDirectory } from './directory.js';
import type { PointSummary } from './point-file.js';
import { tableOf } from './table.js';

/** Records the table of a sweep beside the shown run of a session, as long as the session has the same dataset. */
export class TableBesideRun {
  private readonly points: readonly SweptPoint[];
  private readonly known: Map<number, PointSummary>;
  private columns = 0;

  /**
   * @param known the points that are over already, by their index.
   * @param revision of the session, with this dataset.
   */
  constructor(
    private readonly session: TrainingSession,
    private readonly revision: number,
    private readonly directory: SweepDirectory,
    known: ReadonlyMap<number, PointSummary>,
  ) {
    this.points = [...directory.points()];
    this.known = new Map(known);
    this.record(null);
  }

  /** Records the row of a point. */
  add(summary: PointSummary): void {
    this.known.set(summary.index, summary);
    this.record(summary.index);
  }

  /** Records the table as a whole, which takes the place of its rows. */
  end(): void {
    this.record(null);
  }

  /** @param index of the row that is new; null for the whole table. */
  private record(index: number | null): void {
    const { session } = this;
    if (session.revision !== this.revision) return;
    const table = tableOf(this.directory.plan, this.points, this.known);
    // A row fits only into a table with its columns.
    const isWhole = index === null || table.columns.length !== this.columns;
    this.columns = table.columns.length;
    session.record(
      isWhole
        ? { kind: 'sweepTable', table, shown: null }
        : { kind: 'sweepRow', of: sweepKindOf(table), row: table.rows[index] },
    );
  }
}
