import type { Random } from '../../random/random.js';
import type { Score } from './scores.js';

const trees = 100;
const subsample = 256;
const eulerConstant = 0.577_215_664_901_532_9;

/** A node: a split of one coordinate, or a leaf with the number of training points in it. */
type Node =
  | { readonly axis: number; readonly value: number; readonly low: Node; readonly high: Node }
  | { readonly size: number };

/**
 * Isolation forest (Liu, Ting & Zhou, ICDM 2008): 100 trees, each of 256 training points split at random until they stand
 * alone; the score 2^(−E(h)/c) of the mean path length h, in (0, 1), is near 1 where few splits isolate a point.
 * @param train rows × D, row-major, at least two rows.
 */
export function isolationForestScore(train: Float64Array, dimension: number, random: Random): Score {
  const rows = train.length / dimension;
  const size = Math.min(subsample, rows);
  const limit = Math.ceil(Math.log2(size));
  const forest = Array.from({ length: trees }, () =>
    growTree(train, dimension, chooseRows(rows, size, random), limit, random),
  );
  const scale = averagePath(size);
  return (points) =>
    Float32Array.from({ length: points.length / dimension }, (_, row) => {
      let depth = 0;
      for (const tree of forest) depth += pathLength(tree, points, row * dimension);
      return 2 ** (-depth / trees / scale);
    });
}

/** Equation (1): c(n), the mean path length of an unsuccessful search in a binary tree of n points. */
export function averagePath(n: number): number {
  if (n <= 1) return 0;
  if (n === 2) return 1;
  return 2 * (Math.log(n - 1) + eulerConstant) - (2 * (n - 1)) / n;
}

/** Algorithm 2. */
function growTree(train: Float64Array, dimension: number, rows: number[], levels: number, random: Random): Node {
  if (levels === 0 || rows.length <= 1) return { size: rows.length };
  const chosen = varyingAxis(train, dimension, rows, random);
  if (chosen === null) return { size: rows.length };
  const { axis, from, to } = chosen;
  const value = random.uniform(from, to);
  const grow = (part: number[]): Node => growTree(train, dimension, part, levels - 1, random);
  const isLow = (row: number): boolean => train[row * dimension + axis] <= value;
  return { axis, value, low: grow(rows.filter(isLow)), high: grow(rows.filter((row) => !isLow(row))) };
}

/** Columns up to which the ranges of all are looked at; of more, columns are drawn until one varies. */
const fewColumns = 64;
/** Columns that are drawn before all are looked at after all. */
const draws = 32;

/** One of the columns that vary over the given rows, each as likely; null where none does. */
function varyingAxis(
  train: Float64Array,
  dimension: number,
  rows: readonly number[],
  random: Random,
): { readonly axis: number; readonly from: number; readonly to: number } | null {
  const rangeOf = (axis: number): { readonly axis: number; readonly from: number; readonly to: number } => {
    const values = rows.map((row) => train[row * dimension + axis]);
    return { axis, from: Math.min(...values), to: Math.max(...values) };
  };
  for (let draw = 0; dimension > fewColumns && draw < draws; draw++) {
    const range = rangeOf(random.integer(0, dimension - 1));
    if (range.to > range.from) return range;
  }
  const ranges = Array.from({ length: dimension }, (_, axis) => rangeOf(axis)).filter(({ from, to }) => to > from);
  return ranges.length === 0 ? null : ranges[random.integer(0, ranges.length - 1)];
}

/** Algorithm 3: edges to the leaf, and what the leaf's points would have taken further. */
function pathLength(tree: Node, points: Float64Array, offset: number): number {
  let node = tree;
  let depth = 0;
  while ('axis' in node) {
    node = points[offset + node.axis] <= node.value ? node.low : node.high;
    depth++;
  }
  return depth + averagePath(node.size);
}

/** Rows chosen without replacement. */
function chooseRows(rows: number, count: number, random: Random): number[] {
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  for (let at = 0; at < count; at++) {
    const other = random.integer(at, rows - 1);
    [order[at], order[other]] = [order[other], order[at]];
  }
  return Array.from(order.subarray(0, count));
}
