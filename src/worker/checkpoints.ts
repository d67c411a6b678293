import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { RunCheckpoint } from '../run/checkpoint.js';
import type { Samples } from '../run/samples.js';
import { checkpointBytes, hashOfSamples } from './checkpoint-file.js';

/** Least milliseconds from one checkpoint to the next. */
const leastInterval = 1000;
/** Time between checkpoints, in units of what the last one cost: they take less than a twentieth of the time. */
const costFactor = 20;
/** Bytes that checkpoints write in a second, on average, at most. */
const bytesPerSecond = 2 ** 20;

/** A run as its checkpoints see it. */
export interface CheckpointedRun {
  readonly samples: Samples;
  /** Steps done. */
  readonly step: number;
  /** Whether nothing is left to train. */
  readonly isComplete: boolean;
  /** Null where it cannot be resumed from here; left out where nothing is trained. */
  checkpoint?(): RunCheckpoint | null;
}

/**
 * Writes checkpoints of a run to a folder, each to a temporary name: who keeps the run renames it once the events before
 * it are on disk. When one is due depends on the clock, and no number of the run depends on when.
 */
export class Checkpoints {
  private folder: string | null = null;
  private samples: string | null = null;
  private next: number;
  private step = -1;
  private writing: Promise<void> | null = null;

  /**
   * @param events counts the events of the run so far, other than pictures.
   * @param tell is told of each file once it is whole.
   * @param now milliseconds from any origin.
   */
  constructor(
    private readonly events: () => number,
    private readonly tell: (file: string) => void,
    private readonly now: () => number,
  ) {
    this.next = now() + leastInterval;
  }

  /** From now on they are written there. @param folder absolute. */
  keepIn(folder: string): void {
    this.folder = folder;
  }

  /** Writes one if it is time for it. */
  offer(run: CheckpointedRun): void {
    if (this.now() >= this.next) this.take(run);
  }

  /** Writes one unless there is one of this step, or one is being written. */
  take(run: CheckpointedRun): void {
    const { folder } = this;
    if (folder === null || this.writing !== null || run.isComplete || run.step === this.step || run.step === 0) return;
    const from = this.now();
    const checkpoint = run.checkpoint?.() ?? null;
    if (checkpoint === null) return;
    this.samples ??= hashOfSamples(run.samples);
    const bytes = checkpointBytes({ run: checkpoint, samples: this.samples, events: this.events() });
    const cost = this.now() - from;
    this.step = run.step;
    this.next = this.now() + Math.max(leastInterval, costFactor * cost, (1000 * bytes.length) / bytesPerSecond);
    this.writing = this.write(path.join(folder, `checkpoint-${randomUUID()}.tmp`), bytes).finally(
      () => (this.writing = null),
    );
  }

  /** Resolves once none is being written, and the last one has been told of. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private async write(file: string, bytes: Uint8Array): Promise<void> {
    try {
      const handle = await open(file, 'wx');
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      this.tell(file);
    } catch (error) {
      await rm(file, { force: true }).catch(() => undefined);
      console.error(`Cannot write a checkpoint: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
