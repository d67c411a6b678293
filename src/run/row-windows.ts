import type { ReadingState, TrainingRows, TrainingSource } from '../autoencoder/training-rows.js';
import { drawRows } from '../dataset/readers/draw-rows.js';
import { rowsOf } from '../dataset/readers/table.js';
import type { TableStream } from '../dataset/readers/table-stream.js';
import type { StandardizationDescription } from '../protocol/description.js';
import type { RandomSource } from '../random/random.js';
import { standardizer } from './standardization.js';

/** Blocks that are read at a time, where they are small. */
const atATime = 4;
const smallBlock = 2 ** 21;

/** What rows are drawn from. */
export interface StreamedRows {
  readonly stream: TableStream;
  /** How often a pass has each row of the stream: 0 where it is not trained on. */
  readonly times: Uint8Array | Uint32Array;
  /** Rows of a window, about: it is full with the block that brings it there. */
  readonly windowRows: number;
}

interface Window extends TrainingRows {
  readonly points: Float32Array;
}

/**
 * A training sample that is read again for each pass over it: whole blocks, in a new random order each time, fill one
 * window after another, and mini-batches are drawn from a window. While one is trained on, the next is read. A row that a
 * pass has several times is several rows of its window, which hold the same numbers in memory.
 */
export class RowWindows implements TrainingSource {
  readonly isWhole = false;
  readonly most: number;
  /** Blocks with rows to train on, and for each block how many a pass has of it. */
  private readonly blocks: readonly number[];
  private readonly counts: Uint32Array;
  private readonly starts: Float64Array;
  private readonly total: number;
  private readonly write;
  private order: (readonly number[])[] = [];
  private spare: Float32Array;
  private current: Float32Array;
  /** Blocks of the window that was given last, null where that is loaded still, and of the one that was read last. */
  private inUse: readonly number[] | null = null;
  private coming: readonly number[] = [];
  private loaded: Window | null = null;
  private loading: Promise<void>;
  private failure: Error | null = null;

  /**
   * @param first some rows to start the network from.
   * @param from where the reading was when a run was interrupted; null to begin.
   */
  constructor(
    private readonly rows: StreamedRows,
    readonly first: TrainingRows,
    standardization: StandardizationDescription | null,
    private readonly random: RandomSource,
    from: ReadingState | null,
  ) {
    const { stream, times, windowRows } = rows;
    this.write = standardizer(standardization, stream.dimension);
    this.starts = new Float64Array(stream.blocks.length);
    this.counts = new Uint32Array(stream.blocks.length);
    const different = new Uint32Array(stream.blocks.length);
    let start = 0;
    stream.blocks.forEach((count, block) => {
      this.starts[block] = start;
      for (let row = start; row < start + count; row++) {
        this.counts[block] += times[row];
        if (times[row] > 0) different[block]++;
      }
      start += count;
    });
    this.blocks = [...this.counts.keys()].filter((block) => this.counts[block] > 0);
    const ofWindow = (counts: Uint32Array): { readonly total: number; readonly most: number } => {
      const total = counts.reduce((sum, count) => sum + count, 0);
      const largest = counts.reduce((most, count) => Math.max(most, count), 0);
      return { total, most: Math.min(total, Math.ceil(1.5 * windowRows) + 2 * largest) };
    };
    ({ total: this.total, most: this.most } = ofWindow(this.counts));
    this.spare = new Float32Array(ofWindow(different).most * stream.dimension);
    this.current = new Float32Array(this.total > windowRows ? this.spare.length : 0);
    if (from !== null) {
      this.order = [...from.parts];
      random.restore(from.random);
    }
    this.loading = this.load();
  }

  next(): TrainingRows | null {
    const { loaded } = this;
    if (loaded === null) return null;
    // All of the sample in one window: there is nothing else to read.
    if (loaded.count === this.total) {
      this.inUse = null;
      return loaded;
    }
    this.loaded = null;
    this.inUse = this.coming;
    [this.current, this.spare] = [loaded.points, this.current];
    this.loading = this.load();
    return loaded;
  }

  reading(isInUse: boolean): ReadingState {
    const used = isInUse && this.inUse !== null ? [this.inUse] : [];
    return { parts: [...used, this.coming, ...this.order], random: this.random.state() };
  }

  /** @throws what reading the next window did. */
  async untilReady(): Promise<void> {
    await this.loading;
    if (this.failure !== null) throw this.failure;
  }

  async close(): Promise<void> {
    await this.loading;
    await this.rows.stream.close();
  }

  /** Blocks of one window after another; a last one of less than half a window goes into the one before it. */
  private pass(): (readonly number[])[] {
    const { windowRows } = this.rows;
    const windows: number[][] = [[]];
    let filled = 0;
    for (const place of drawRows(this.blocks.length, this.blocks.length, this.random.random)) {
      if (filled >= windowRows) {
        windows.push([]);
        filled = 0;
      }
      windows[windows.length - 1].push(this.blocks[place]);
      filled += this.counts[this.blocks[place]];
    }
    if (windows.length > 1 && filled < windowRows / 2) {
      const last = windows.pop() ?? [];
      windows[windows.length - 1].push(...last);
    }
    return windows;
  }

  private async load(): Promise<void> {
    try {
      if (this.order.length === 0) this.order = this.pass();
      this.coming = this.order.shift() ?? [];
      this.loaded = await this.read(this.coming, this.spare);
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
    }
  }

  private async read(blocks: readonly number[], points: Float32Array): Promise<Window> {
    const { stream, times } = this.rows;
    const { dimension } = stream;
    const count = blocks.reduce((sum, block) => sum + this.counts[block], 0);
    /** Where the numbers of each row of the window stand; null where they stand one after another. */
    const places = times instanceof Uint32Array ? new Uint32Array(count) : null;
    const isSmall = blocks.every((block) => stream.blocks[block] * dimension <= smallBlock);
    const together = isSmall ? atATime : 1;
    let [filled, numbered] = [0, 0];
    for (let from = 0; from < blocks.length; from += together) {
      const some = blocks.slice(from, from + together);
      const tables = await Promise.all(some.map((block) => stream.readBlock(block)));
      for (const [k, table] of tables.entries()) {
        const block = some[k];
        if (rowsOf(table) !== stream.blocks[block])
          throw new Error(`${stream.name}: expected the rows that were there at the start, but the file has changed`);
        for (let row = 0; row < stream.blocks[block]; row++) {
          const often = times[this.starts[block] + row];
          if (often === 0) continue;
          places?.fill(filled, numbered, (numbered += often));
          this.write(table.values, row, points, dimension * filled++);
        }
      }
    }
    return {
      count,
      points,
      gather: (rows, into, stride) => {
        for (let index = 0; index < rows.length; index++) {
          const place = places === null ? rows[index] : places[rows[index]];
          const [at, to] = [place * dimension, index * stride];
          for (let column = 0; column < dimension; column++) into[to + column] = points[at + column];
        }
      },
    };
  }
}
