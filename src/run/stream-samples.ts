import type { ReadingState, TrainingRows, TrainingSource } from '../autoencoder/training-rows.js';
import { joinTables } from '../dataset/readers/join-tables.js';
import { gatherRows, pickTableRows, type Table } from '../dataset/readers/table.js';
import type { TableStream } from '../dataset/readers/table-stream.js';
import { formatCount } from '../protocol/format.js';
import type { StandardizationDescription } from '../protocol/description.js';
import type { DatasetDefinition } from '../dataset/definition.js';
import type { Manifold } from '../dataset/manifold.js';
import { createRandom, createRandomSource } from '../random/random.js';
import { timesByWeight } from './draw-by-weight.js';
import { checkRange, selectRows, type Sample } from './sample.js';
import { canValidate } from './settings.js';
import { rowsHeldBack, splitParts, splitTableRows } from './split-rows.js';
import { RowWindows } from './row-windows.js';

/** Coordinates of the rows that each sample keeps in memory, at most. */
const keptNumbers = 2 ** 24;
/** Mini-batches of a window, at least. */
const leastBatches = 4;

/** Rows of a stream, by their number, in the order of each sample. */
interface StreamSplit {
  readonly train: Uint32Array;
  readonly validation: Uint32Array;
  readonly test: Uint32Array;
}

/** A training sample that is read while it is trained on. */
export interface StreamedTraining {
  /** Rows that are trained on. */
  readonly count: number;
  /** One for each of them; null where each counts once. */
  readonly weights: Float64Array | null;
  /** SHA-256 of all rows of the file, hexadecimal. */
  readonly hash: string;
  /**
   * @param first some of them to start the network from.
   * @param from where the reading was when a run was interrupted; null to begin.
   */
  readonly windows: (
    first: TrainingRows,
    standardization: StandardizationDescription | null,
    batchSize: number,
    from: ReadingState | null,
  ) => StreamedSource;
}

/** A source that may have to be waited for. */
export interface StreamedSource extends TrainingSource {
  readonly untilReady: () => Promise<void>;
  /** Nothing is read any more. */
  readonly close: () => Promise<void>;
}

/** The samples of a stream: a part of them in memory, all rows to train on where they are. */
export interface StreamedSamples {
  readonly train: Sample;
  readonly validation: Sample | null;
  readonly test: Sample;
  readonly training: StreamedTraining;
  readonly notes: readonly string[];
}

/** Rows that a sample may keep in memory. */
const affordableRows = (dimension: number): number => Math.max(1, Math.floor(keptNumbers / dimension));

/** Opens the file behind a manifold to be read while training; null if it is to be read once, or is not a file. */
export type OpenStream = (manifold: Manifold, field: string) => Promise<TableStream | null>;

/** Splits the rows of a stream as those of a table in memory are, but for the sizes of samples that are kept. */
export function streamSplit(
  stream: TableStream,
  { samples = {}, training = {} }: DatasetDefinition,
  validates: boolean,
  seed: number,
): Promise<StreamedSamples> {
  const rows = stream.blocks.reduce((sum, count) => sum + count, 0);
  const affordable = affordableRows(stream.dimension);
  const { train, test } = splitTableRows(rows, stream.test, samples, seed, affordable);
  const held = rowsHeldBack(train.length, training, validates && canValidate(train.length), seed, affordable);
  const inOrder = (places: Uint32Array): Uint32Array => places.map((place) => train[place]);
  const split =
    held === null
      ? { train, validation: new Uint32Array(0), test }
      : { train: inOrder(held.train), validation: inOrder(held.validation), test };
  return streamSamples(stream, split, seed);
}

/**
 * Reads what the samples keep in memory: of the rows to train on the first, by which data are standardised and which are
 * analysed; all of the others.
 */
async function streamSamples(stream: TableStream, split: StreamSplit, seed: number): Promise<StreamedSamples> {
  const { dimension } = stream;
  const examined = split.train.subarray(0, affordableRows(dimension));
  const [train, validation, test] = await readRows(stream, [examined, split.validation, split.test]);
  for (const sample of [train, validation, test]) checkRange(sample, 'manifold');
  const count = split.train.length;
  const weights = stream.weights && gatherRows(stream.weights, 1, split.train);
  const times = timesInPass(stream, split.train, weights, seed);
  const windowOf = (batchSize: number): number =>
    Math.max(leastBatches * batchSize, Math.floor(stream.windowNumbers / dimension));
  return {
    train,
    validation: split.validation.length === 0 ? null : validation,
    test,
    training: {
      count,
      weights,
      hash: stream.hash,
      windows: (first, standardization, batchSize, from) =>
        new RowWindows(
          { stream, times, windowRows: windowOf(batchSize) },
          first,
          standardization,
          createRandomSource(seed, 'batches', 1),
          from,
        ),
    },
    notes: [streamNote(stream, count, examined.length, windowOf(1))],
  };
}

/** How often a pass over the rows of a stream has each: those that are drawn by weight as often as from memory. */
function timesInPass(
  { blocks }: TableStream,
  train: Uint32Array,
  weights: Float64Array | null,
  seed: number,
): Uint8Array | Uint32Array {
  const rows = blocks.reduce((sum, count) => sum + count, 0);
  if (weights === null) {
    const times = new Uint8Array(rows);
    for (const row of train) times[row] = 1;
    return times;
  }
  const times = new Uint32Array(rows);
  timesByWeight(weights, createRandom(seed, 'split', splitParts.weights), 'manifold').forEach((drawn, index) => {
    times[train[index]] = drawn;
  });
  return times;
}

/** @param windowRows rows of a window, about. */
function streamNote({ name, blocks }: TableStream, rows: number, examined: number, windowRows: number): string {
  const all = formatCount(rows);
  if (rows <= windowRows)
    return `${name}: the ${all} rows to train on are read block by block and shuffled as a whole, since they fit into one window.`;
  const part =
    examined < rows ? `; ${formatCount(examined)} of them, drawn at random, give the scales and are analysed` : '';
  return (
    `${name}: the rows are read while training, not kept in memory: ${all} to train on${part}. They are shuffled within ` +
    `windows of about ${formatCount(windowRows)} rows, each of whole blocks from random places of the file (${formatCount(blocks.length)} blocks in all).`
  );
}

/** Samples of rows of a stream, in one pass over it. */
async function readRows(stream: TableStream, wanted: readonly Uint32Array[]): Promise<readonly Sample[]> {
  const sorted = wanted.map((rows) => rows.toSorted());
  const found = wanted.map((): Table[] => []);
  const next = wanted.map(() => 0);
  let start = 0;
  for (const [block, count] of stream.blocks.entries()) {
    const end = start + count;
    const picks = sorted.map((rows, k) => {
      const from = next[k];
      while (next[k] < rows.length && rows[next[k]] < end) next[k]++;
      return rows.subarray(from, next[k]).map((row) => row - start);
    });
    if (picks.some(({ length }) => length > 0)) {
      const table = await stream.readBlock(block);
      picks.forEach((rows, k) => {
        if (rows.length > 0) found[k].push(pickTableRows(table, rows));
      });
    }
    start = end;
  }
  return wanted.map((rows, k) => {
    if (rows.length === 0) return emptySample(stream.dimension);
    const places = new Uint32Array(rows.length);
    const order = Uint32Array.from(rows.keys()).sort((a, b) => rows[a] - rows[b]);
    order.forEach((index, place) => (places[index] = place));
    return selectRows(joinTables(found[k]), places);
  });
}

const emptySample = (dimension: number): Sample => ({
  count: 0,
  dimension,
  points: new Float64Array(0),
  parameters: null,
  labels: [],
  weights: null,
});
