import type { RunResult } from '../protocol/result.js';
import type { OutputError } from '../session/output.js';
import type { PointSummary } from './point-file.js';

/** What of a sweep cannot be written: it is held in memory, so that it can be told at the end all the same. */
export class Unsaved {
  private readonly points = new Map<number, { readonly summary: PointSummary; readonly result: RunResult | null }>();
  private first: OutputError | null = null;

  /** Why the first thing could not be written; null if all was. */
  get reason(): OutputError | null {
    return this.first;
  }

  /** What is known of the points whose files could not be written. */
  get summaries(): readonly PointSummary[] {
    return [...this.points.values()].map(({ summary }) => summary);
  }

  /** The result of such a point; undefined where it is not one, or held without its result. */
  result(index: number): RunResult | undefined {
    return this.points.get(index)?.result ?? undefined;
  }

  note(reason: OutputError): void {
    this.first ??= reason;
  }

  /** @param result null for none. */
  hold(summary: PointSummary, result: RunResult | null, reason: OutputError): void {
    this.note(reason);
    this.points.set(summary.index, { summary, result });
  }
}
