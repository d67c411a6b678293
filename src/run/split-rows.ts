import type { TrainingOptions } from '../dataset/definition.js';
import { drawRows } from '../dataset/readers/draw-rows.js';
import type { TestRows } from '../dataset/readers/table.js';
import { createRandom } from '../random/random.js';
import { SamplingError } from './guard.js';

/** How many points a definition asks for. */
export interface WantedSamples {
  readonly train?: number;
  readonly test?: number;
}

/** Places of the rows to train and to test on. */
export interface RowSplit {
  readonly train: Uint32Array;
  readonly test: Uint32Array;
}

/** Share of the rows of a table that tests, unless the definition says otherwise. */
const defaultTestShare = 0.2;
/** Share of the training sample that validates, unless the definition says otherwise. */
const defaultFraction = 0.1;
/** Parts of the seed's stream for splits. */
export const splitParts = { test: 0, validation: 1, weights: 2 } as const;

/**
 * Splits the rows of a table as its reader is told to.
 * @param affordable rows to test on where neither the definition nor a share says how many.
 * @throws SamplingError where there are fewer.
 */
export function splitTableRows(
  rows: number,
  test: TestRows | null,
  wanted: WantedSamples,
  seed: number,
  affordable = Infinity,
): RowSplit {
  return test?.kind === 'rows'
    ? splitByRows(test.isTest, wanted, seed, affordable)
    : splitAtRandom(rows, test?.share ?? null, wanted, seed, affordable);
}

/**
 * Splits rows at random, 80 % to 20 % unless the definition says otherwise.
 * @param share to test on, as the reader is told; null where it is not.
 * @param affordable rows to test on where the definition does not say how many.
 */
function splitAtRandom(
  rows: number,
  share: number | null,
  wanted: WantedSamples,
  seed: number,
  affordable: number,
): RowSplit {
  if (rows < 2) throw new SamplingError('manifold', `manifold: expected at least 2 rows in the file, got ${rows}`);
  const order = shuffled(rows, seed, splitParts.test);
  const ofTest = share ?? (wanted.train === undefined ? defaultTestShare : 1 - wanted.train / rows);
  const test = wanted.test ?? Math.max(1, Math.min(affordable, Math.floor(rows * ofTest)));
  const train = wanted.train ?? rows - test;
  if (train < 1 || test < 1 || train + test > rows) {
    throw new SamplingError(
      'samples',
      `samples: expected train + test of at most the ${rows} rows in the file, got ${train} + ${test}`,
    );
  }
  return { train: order.subarray(0, train), test: order.subarray(train, train + test) };
}

/** Splits the rows as the file says, and takes of each part as many, at random, as the definition asks for. */
function splitByRows(isTest: Uint8Array, wanted: WantedSamples, seed: number, affordable: number): RowSplit {
  const order = shuffled(isTest.length, seed, splitParts.test);
  if (isTest.length < 2)
    throw new SamplingError('manifold', `manifold: expected at least 2 rows in the file, got ${isTest.length}`);
  const take = (name: 'train' | 'test', flag: number, most: number): Uint32Array => {
    const rows = order.filter((row) => isTest[row] === flag);
    const count = wanted[name] ?? Math.min(most, rows.length);
    if (rows.length === 0 || count > rows.length) {
      throw new SamplingError(
        rows.length === 0 ? 'manifold' : `samples.${name}`,
        `${rows.length === 0 ? 'manifold' : `samples.${name}`}: expected at least ${Math.max(1, wanted[name] ?? 1)} rows to ${name} on, got ${rows.length}`,
      );
    }
    return rows.subarray(0, count);
  };
  return { train: take('train', 0, Infinity), test: take('test', 1, affordable) };
}

/**
 * Places of the rows of a training sample that stay in it, and of those that validate; null where none do.
 * @param affordable rows to validate on where the definition does not say how many.
 */
export function rowsHeldBack(
  rows: number,
  { validation, earlyStopping, keepBest }: TrainingOptions,
  byDefault: boolean,
  seed: number,
  affordable = Infinity,
): { readonly train: Uint32Array; readonly validation: Uint32Array } | null {
  if (validation === undefined && earlyStopping === undefined && keepBest !== true && !byDefault) return null;
  const share = Math.round((validation?.fraction ?? defaultFraction) * rows);
  const count = validation?.count ?? Math.max(1, Math.min(affordable, share));
  if (count >= rows) {
    throw new SamplingError(
      'training.validation',
      `training.validation: expected fewer points than the ${rows} of the training sample, got ${count}`,
    );
  }
  const order = shuffled(rows, seed, splitParts.validation);
  // Both in the order in which they were drawn: who changes the size of one should not reorder the other.
  return { train: order.subarray(count).toSorted(), validation: order.subarray(0, count).toSorted() };
}

/** The numbers from 0 to below a count, in a random order. */
function shuffled(rows: number, seed: number, part: number): Uint32Array {
  return drawRows(rows, rows, createRandom(seed, 'split', part));
}
