import type { RandomState } from '../random/random.js';

/** Points that mini-batches are drawn from, each at most once, in random order. */
export interface TrainingRows {
  readonly count: number;
  /** Writes the points of the given rows, as the network sees them, each `stride` numbers after the one before. */
  readonly gather: (rows: Uint32Array, into: Float32Array, stride: number) => void;
}

/** Where the reading of a sample that comes part by part is. */
export interface ReadingState {
  /** Parts of this pass, each as the source knows it: the one in use, if one is, and those after it. */
  readonly parts: readonly (readonly number[])[];
  /** Of the order of the passes after this one. */
  readonly random: RandomState;
}

/** A training sample: all of it at once, or one part after another. */
export interface TrainingSource {
  /** Whether there is one part only, in memory: the same one each time. */
  readonly isWhole: boolean;
  /** Points of a part, at most. */
  readonly most: number;
  /** Some of the sample, to start the network from. */
  readonly first: TrainingRows;
  /** The part for the next mini-batches, which holds until the next call; null while it is still being read. */
  readonly next: () => TrainingRows | null;
  /**
   * Where the reading is; null where the sample is in memory.
   * @param isInUse whether the part of the last call of `next` has mini-batches left.
   */
  readonly reading: (isInUse: boolean) => ReadingState | null;
}

/** A sample that is in memory as a whole. */
export const wholeSample = (rows: TrainingRows): TrainingSource => ({
  isWhole: true,
  most: rows.count,
  first: rows,
  next: () => rows,
  reading: () => null,
});

/**
 * Where the points of a training sample come from.
 * @throws RangeError unless the points of an array are finite: others would make every number of the network undefined.
 */
export function sourceOf(points: Float32Array | TrainingSource, dimension: number): TrainingSource {
  if (!(points instanceof Float32Array)) return points;
  const wrong = points.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    const place = `coordinate ${(wrong % dimension) + 1} of point ${Math.floor(wrong / dimension)}`;
    throw new RangeError(
      `Training sample: expected finite numbers in single precision, got ${points[wrong]} as ${place}`,
    );
  }
  return wholeSample({
    count: points.length / dimension,
    gather: (rows, into, stride) => {
      for (let index = 0; index < rows.length; index++) {
        const [from, to] = [rows[index] * dimension, index * stride];
        for (let column = 0; column < dimension; column++) into[to + column] = points[from + column];
      }
    },
  });
}

/** The first rows of some, side by side. @param most how many at most. */
export function firstRows({ count, gather }: TrainingRows, dimension: number, most: number): Float32Array {
  const rows = Uint32Array.from({ length: Math.min(count, most) }, (_, row) => row);
  const points = new Float32Array(rows.length * dimension);
  gather(rows, points, dimension);
  return points;
}
