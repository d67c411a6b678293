import { directionIn } from '../../dataset/spherical.js';
import type { Random } from '../../random/random.js';
import { dampedStep, type Pair } from './collision.js';
import type { EncodedManifold } from './encoded-manifold.js';

/** A sphere Sᵏ in a manifold, of which every continuous map to ℝᵈ, d ≤ k, sends two opposite points to one. */
export interface OppositePoints {
  /** k. */
  readonly dimension: number;
  /** Chart parameters of the image of a unit vector of ℝᵏ⁺¹. */
  readonly parametersAt: (u: readonly number[]) => readonly number[];
}

/** Directions that are looked at, and how many of them a search starts from, those whose codes are nearest first. */
const [directions, starts] = [256, 12];
const iterations = 40;
/** Directions in which a place is moved, at most: on a sphere of as many dimensions there is such a place already. */
const mostDirections = 64;
/** Step of finite differences. */
const difference = 1e-7;
/** Codes this near, as a share of the largest distance of two opposite ones, are left to the search for equal codes. */
const nearEnough = 1e-8;

/**
 * Two opposite points of a sphere with one code, found by Levenberg–Marquardt steps on the sphere to where
 * f(h(u)) − f(h(−u)) is 0 (Borsuk and Ulam: there is such a place if f has values in ℝᵏ).
 * @param isAffordable asked before each step; where it says no, nothing more is tried.
 * @returns null if no start leads to one.
 */
export function collidingOpposites(
  manifold: EncodedManifold,
  sphere: OppositePoints,
  random: Random,
  isAffordable: () => boolean,
): Pair | null {
  const gaps = gapsOf(manifold, sphere);
  const drawn = Array.from({ length: directions }, () => directionIn(sphere.dimension + 1, random));
  const looks = gaps(drawn).map((gap, at) => ({ u: drawn[at], gap, size: Math.hypot(...gap) }));
  const tolerance = nearEnough * looks.reduce((most, { size }) => Math.max(most, size), 0);
  for (const start of looks.toSorted((a, b) => a.size - b.size).slice(0, starts)) {
    const { u, size } = closeGap(gaps, start, Math.max(mostDirections, 2 * manifold.codeDimension), isAffordable);
    if (!(size <= tolerance)) continue;
    const [x, y] = [u, u.map((value) => -value)].map((at) => manifold.shares(sphere.parametersAt(at)));
    return { u: x, v: y };
  }
  return null;
}

/** Differences of the codes at unit vectors and at their opposites. */
type Gaps = (vectors: readonly (readonly number[])[]) => Float64Array[];

function gapsOf(manifold: EncodedManifold, { parametersAt }: OppositePoints): Gaps {
  return (vectors) => {
    const both = vectors.flatMap((u) => [u, u.map((value) => -value)]);
    const parameters = Float64Array.from(both.flatMap((u) => [...manifold.shares(parametersAt(u))]));
    const { codes } = manifold.evaluate(parameters);
    const d = manifold.codeDimension;
    return vectors.map((_, at) =>
      Float64Array.from({ length: d }, (_code, i) => codes[2 * at * d + i] - codes[(2 * at + 1) * d + i]),
    );
  };
}

/** A place on the sphere with its gap, and the norm of that. */
interface Place {
  readonly u: readonly number[];
  readonly gap: Float64Array;
  readonly size: number;
}

function closeGap(gaps: Gaps, start: Place, directed: number, isAffordable: () => boolean): Place {
  let best = start;
  let damping = 1e-4;
  for (let left = iterations; left > 0 && best.size > 0 && damping < 1e6 && isAffordable(); left--) {
    const axes = tangents(best.u, directed);
    const beside = gaps(axes.map((axis) => normalised(best.u.map((value, i) => value + difference * axis[i]))));
    const jacobian = Float64Array.from(
      beside.flatMap((gap) => Array.from(gap, (value, i) => (value - best.gap[i]) / difference)),
    );
    let isBetter = false;
    while (!isBetter && damping < 1e6) {
      const step = dampedStep({ jacobian }, best.gap, damping);
      if (step === null) return best;
      const u = normalised(best.u.map((value, i) => axes.reduce((sum, axis, k) => sum - step[k] * axis[i], value)));
      const [gap] = gaps([u]);
      const size = Math.hypot(...gap);
      isBetter = size < best.size;
      if (isBetter) best = { u, gap, size };
      damping = isBetter ? Math.max(1e-15, damping / 10) : 10 * Math.max(1e-6, damping);
    }
  }
  return best;
}

function normalised(u: readonly number[]): number[] {
  const length = Math.hypot(...u);
  return u.map((value) => value / length);
}

/**
 * An orthonormal basis of what is orthogonal to a unit vector: the axes reflected so that one of them is the vector.
 * @param most no more vectors of it than this.
 */
function tangents(u: readonly number[], most: number): number[][] {
  // Away from the vector, so that nothing cancels.
  const sign = u[0] < 0 ? -1 : 1;
  const normal = u.map((value, i) => value + (i === 0 ? sign : 0));
  const square = normal.reduce((sum, value) => sum + value * value, 0);
  return Array.from({ length: Math.min(u.length - 1, most) }, (_, k) =>
    normal.map((value, i) => (i === k + 1 ? 1 : 0) - (2 * value * normal[k + 1]) / square),
  );
}
