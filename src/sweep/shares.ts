import { plannedSteps } from '../protocol/description.js';
import type { RunEvent } from '../protocol/events.js';
import type { SweepProgress } from '../protocol/sweep.js';

/** A run that is not over: it measures after its last step. */
const almost = 0.99;

/** How far the points of a sweep are. */
export class Shares {
  private total = 0;
  private over = 0;
  /** Of the runs under way, by the index of their point: their steps, and the share of them that is done. */
  private readonly running = new Map<number, { readonly steps: number; readonly share: number }>();

  begin(total: number, over: number): void {
    this.total = total;
    this.over = over;
  }

  /** @returns whether something changed. */
  take(index: number, event: RunEvent): boolean {
    if (event.kind === 'started') this.running.set(index, { steps: plannedSteps(event.run), share: 0 });
    if (event.kind !== 'progress') return false;
    const steps = this.running.get(index)?.steps ?? Infinity;
    this.running.set(index, { steps, share: Math.min(almost, event.step / steps) });
    return true;
  }

  end(index: number): void {
    this.running.delete(index);
    this.over++;
  }

  get progress(): SweepProgress {
    const share = [...this.running.values()].reduce((sum, run) => sum + run.share, this.over);
    return { done: this.over, total: this.total, share: this.total === 0 ? 0 : share / this.total };
  }
}
