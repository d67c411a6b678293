import type { RunEvent } from '../protocol/events.js';

interface StoredEvent {
  readonly kind: RunEvent['kind'];
  readonly packed: ArrayBuffer;
}

/**
 * The packed events of a run, as a new reader gets them. Frames are held within a budget of memory by leaving out every
 * other one, over and over, never the first or the last: what is left is spread evenly over the run.
 */
export class EventStore {
  #events: StoredEvent[] = [];
  #frameBytes = 0;

  /** @param frameBudget greatest memory of the frames, in bytes. */
  constructor(private readonly frameBudget: number) {}

  get packed(): readonly ArrayBuffer[] {
    return this.#events.map(({ packed }) => packed);
  }

  get isEmpty(): boolean {
    return this.#events.length === 0;
  }

  add(kind: RunEvent['kind'], packed: ArrayBuffer): void {
    this.#events.push({ kind, packed });
    if (kind !== 'frame') return;
    this.#frameBytes += packed.byteLength;
    if (this.#frameBytes > this.frameBudget) this.#thin();
  }

  clear(): void {
    this.#events = [];
    this.#frameBytes = 0;
  }

  #thin(): void {
    const frames = this.#events.filter(({ kind }) => kind === 'frame').length;
    let index = -1;
    this.#events = this.#events.filter(({ kind }) => {
      if (kind !== 'frame') return true;
      index++;
      return index % 2 === 0 || index === frames - 1;
    });
    this.#frameBytes = this.#events.reduce(
      (sum, { kind, packed }) => sum + (kind === 'frame' ? packed.byteLength : 0),
      0,
    );
  }
}
