import type { EncodedManifold } from './encoded-manifold.js';
import type { Pair } from './collision.js';

/** Classes of separation, of equal width from 0 to the largest. */
const classes = 20;
/** Pairs kept in each class. */
const perClass = 3;
/** Classes that are left out, as points so close together bound little. */
const closeClasses = 1;
/** Points of large ρ from which to start. */
const tornPoints = 16;
/** A torn point's partner is at least so far away, in units of its ρ. */
const marginOfError = 0.75;
/** Intervals in which a sign change of f(θ) − f(θ + half a turn) is looked for. */
const curveNodes = 1024;
const bisections = 60;

/** Points farther apart than this share of the sample's extent are tried. */
export const leastRelativeSeparation = closeClasses / classes;

/** A sample of the manifold, with what the network makes of it. */
export interface NetworkSample extends Extents {
  /** rows × n, row-major, each in [0, 1]. */
  readonly parameters: Float64Array;
  /** One array of rows values for each of the D coordinates. */
  readonly points: readonly Float64Array[];
  /** One array of rows values for each of the d code coordinates. */
  readonly codes: readonly Float64Array[];
  /** ρ of each row, in data units. */
  readonly error: Float32Array;
}

/** Diagonals of the boxes that hold all points, and all codes. */
export interface Extents {
  readonly extent: number;
  readonly latentExtent: number;
}

/**
 * Of all pairs of the first rows of a sample, in each class of separation those whose codes are nearest.
 * @returns the widest first.
 */
export function nearestInLatent(sample: NetworkSample, rows: number): Pair[] {
  const kept = Array.from({ length: classes }, () => [] as { i: number; j: number; gap: number }[]);
  const worst = new Float64Array(classes).fill(Infinity);
  const toClass = classes / sample.extent;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      const gap = squaredDistance(sample.codes, i, j);
      const index = Math.min(classes - 1, Math.floor(toClass * Math.sqrt(squaredDistance(sample.points, i, j))));
      if (gap < worst[index]) {
        const list = kept[index];
        list.push({ i, j, gap });
        list.sort((a, b) => a.gap - b.gap);
        if (list.length > perClass) list.pop();
        if (list.length === perClass) worst[index] = list[perClass - 1].gap;
      }
    }
  }
  return kept
    .slice(closeClasses)
    .reverse()
    .flatMap((list) => list.map(({ i, j }) => pairOf(sample, i, j)));
}

/**
 * The points of largest ρ, each with the point of nearest code that is farther from it than that: where a network tears
 * the manifold, points of the torn region have the codes of others far away, and are taken for them.
 */
export function largestErrors(sample: NetworkSample): Pair[] {
  const order = Array.from(sample.error.keys()).sort((a, b) => sample.error[b] - sample.error[a]);
  return order.slice(0, tornPoints).flatMap((i) => {
    const least = Math.max((marginOfError * sample.error[i]) ** 2, (leastRelativeSeparation * sample.extent) ** 2);
    let nearest = -1;
    let smallest = Infinity;
    for (let j = 0; j < order.length; j++) {
      const gap = squaredDistance(sample.codes, i, j);
      if (gap < smallest && squaredDistance(sample.points, i, j) >= least) [nearest, smallest] = [j, gap];
    }
    return nearest < 0 ? [] : [pairOf(sample, i, nearest)];
  });
}

function pairOf({ parameters, error }: NetworkSample, i: number, j: number): Pair {
  const n = parameters.length / error.length;
  return { u: parameters.slice(i * n, (i + 1) * n), v: parameters.slice(j * n, (j + 1) * n) };
}

function squaredDistance(columns: readonly Float64Array[], i: number, j: number): number {
  let square = 0;
  for (const column of columns) square += (column[i] - column[j]) ** 2;
  return square;
}

/**
 * Pairs θ, θ + half a turn of a closed curve with equal codes in ℝ¹: every sign change of h(θ) = f(θ) − f(θ + ½) on
 * [0, ½], bracketed on a grid and bisected. There is one, as h(½) = −h(0) (the case n = 1 of Borsuk and Ulam).
 */
export function collidingAntipodes(manifold: EncodedManifold): Pair[] {
  const grid = Float64Array.from({ length: 2 * curveNodes }, (_, k) => k / (2 * curveNodes));
  const { codes } = manifold.evaluate(grid);
  const code = (theta: number): number => manifold.evaluate(Float64Array.of(theta)).codes[0];
  const pairs: Pair[] = [];
  for (let k = 0; k < curveNodes; k++) {
    const h = codes[k] - codes[k + curveNodes];
    const next = codes[k + 1] - codes[(k + 1 + curveNodes) % (2 * curveNodes)];
    if (h !== 0 && Math.sign(h) === Math.sign(next)) continue;
    let [low, high] = [grid[k], grid[k] + 1 / (2 * curveNodes)];
    for (let step = 0; step < bisections && h !== 0; step++) {
      const middle = (low + high) / 2;
      const value = code(middle) - code(middle + 0.5 - Math.floor(middle + 0.5));
      if (Math.sign(value) === Math.sign(h)) low = middle;
      else high = middle;
    }
    pairs.push({ u: Float64Array.of(low), v: Float64Array.of((low + 0.5) % 1) });
  }
  return pairs;
}
