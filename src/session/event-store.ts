import type { RunEvent } from '../protocol/events.js';
import { beginsSweep, sweepOfEvent } from '../protocol/sweep-events.js';
import type { SweepKind } from '../protocol/sweep-table.js';
import { mostCrowded } from '../protocol/thinning.js';

interface StoredEvent {
  readonly kind: RunEvent['kind'];
  /** Of a frame and of an analysis; null for any other event. */
  readonly step: number | null;
  /** The sweep beside the run that it is of; null if it is of the run itself. */
  readonly sweep: SweepKind | null;
  readonly packed: ArrayBuffer;
}

/**
 * The packed events of a run, as a new reader gets them. Frames are held within a budget of memory: those that stay are
 * spread evenly over the run, the first and the newest among them.
 */
export class EventStore {
  private events: StoredEvent[] = [];
  private frameBytes = 0;

  /** @param frameBudget largest memory of the frames, in bytes. */
  constructor(private readonly frameBudget: number) {}

  get packed(): readonly ArrayBuffer[] {
    return this.events.map(({ packed }) => packed);
  }

  get isEmpty(): boolean {
    return this.events.length === 0;
  }

  /** The packed events of the sweeps beside the run. */
  get ofSweeps(): readonly ArrayBuffer[] {
    return this.events.filter(({ sweep }) => sweep !== null).map(({ packed }) => packed);
  }

  /**
   * Adds an event; a new sweep replaces the earlier one of its kind. The start of a run goes before what was kept of earlier
   * versions.
   */
  add(event: RunEvent, packed: ArrayBuffer): void {
    const step = event.kind === 'frame' || event.kind === 'analysis' ? event.step : null;
    const sweep = sweepOfEvent(event);
    if (beginsSweep(event)) this.events = this.events.filter((other) => other.sweep !== sweep);
    const stored = { kind: event.kind, step, sweep, packed };
    if (event.kind === 'started') this.events.unshift(stored);
    else this.events.push(stored);
    if (event.kind !== 'frame') return;
    this.frameBytes += packed.byteLength;
    while (this.frameBytes > this.frameBudget && this.leaveOutOne());
  }

  clear(): void {
    this.events = [];
    this.frameBytes = 0;
  }

  /** Keeps the pictures of versions of a model before one, each with the numbers over the whole test sample, and nothing else. */
  clearFrom(version: number): void {
    const frames = this.events.filter(({ kind, step }) => kind === 'frame' && step !== null && step < version);
    const steps = new Set(frames.map(({ step }) => step));
    this.events = this.events.filter(({ kind, step }) => (kind === 'frame' || kind === 'analysis') && steps.has(step));
    this.frameBytes = frames.reduce((sum, { packed }) => sum + packed.byteLength, 0);
  }

  /** @returns whether there was a frame to leave out. */
  private leaveOutOne(): boolean {
    const frames = this.events.flatMap(({ kind, step }, index) =>
      kind === 'frame' && step !== null ? [{ step, index }] : [],
    );
    if (frames.length < 3) return false;
    const { index } = frames[mostCrowded(frames.map(({ step }) => step))];
    this.frameBytes -= this.events[index].packed.byteLength;
    this.events.splice(index, 1);
    return true;
  }
}
