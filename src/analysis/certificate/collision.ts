import { solvePositiveDefinite } from '../../linear/cholesky.js';
import { gram } from '../../linear/gram.js';
import type { EncodedManifold, Linearization } from './encoded-manifold.js';

/*
 * Refining a pair of points until their codes agree, and then sliding along the set of such pairs to where the points
 * are farthest apart. A pair has 2n parameters, and equal codes are d equations.
 */

/** Two points by their chart parameters, each running over [0, 1]. */
export interface Pair {
  readonly u: Float64Array;
  readonly v: Float64Array;
}

/** A pair with what has been computed of it. */
export interface Collision extends Pair {
  /** ‖x − y‖, in data units. */
  readonly separation: number;
  /** ‖f(x) − f(y)‖. */
  readonly latentDistance: number;
}

const newtonIterations = 30;
/** A search ends after this many steps in a row that took off less than a tenth each. */
const patience = 3;
/** Codes this near, which no step brings nearer, are equal up to rounding; codes are of order 1. */
const roundingFloor = 1e-13;
const slideTries = 32;
const slideIterations = 4;

/** ‖x − y‖ and ‖f(x) − f(y)‖ of a pair. */
export function measure(manifold: EncodedManifold, pair: Pair): Collision {
  const both = new Float64Array(2 * manifold.parameters);
  both.set(pair.u);
  both.set(pair.v, manifold.parameters);
  const { points, codes } = manifold.evaluate(both);
  return { ...pair, separation: halvesApart(points), latentDistance: halvesApart(codes) };
}

/**
 * Minimises ‖f(x) − f(y)‖² by the method of Levenberg and Marquardt (Marquardt, 1963), as long as that decreases.
 * @param leastSeparation steps that would bring the points closer together than this are not made.
 */
export function closeLatentGap(
  manifold: EncodedManifold,
  start: Collision,
  leastSeparation: number,
  iterations = newtonIterations,
): Collision {
  let best = start;
  let damping = 1e-4;
  let slopes: Slopes | null = null;
  let idle = 0;
  for (let iteration = 0; iteration < iterations && best.latentDistance > 0 && idle < patience; iteration++) {
    slopes ??= linearizePair(manifold, best);
    let step = dampedStep(slopes, slopes.residual, damping);
    if (step !== null && holdAtEnds(manifold, best, slopes, step, -1))
      step = dampedStep(slopes, slopes.residual, damping);
    if (step === null) return best;
    const next = measure(manifold, movePair(manifold, best, step, -1));
    if (next.latentDistance < best.latentDistance && next.separation >= leastSeparation) {
      idle = next.latentDistance > 0.9 * best.latentDistance ? idle + 1 : 0;
      best = next;
      slopes = null;
      damping = Math.max(1e-15, damping / 10);
    } else {
      damping = Math.max(1e-6, damping * 10);
      if (damping > 1e6 || best.latentDistance < roundingFloor) return best;
    }
  }
  return best;
}

/**
 * Moves a collision along the set of collisions in the direction in which ‖x − y‖ grows most, with steps that adapt.
 * @param tolerance of ‖f(x) − f(y)‖.
 * @param isAffordable asked before each step; where it says no, the collision stays where it is.
 * @returns a collision at least as far apart as the first.
 */
export function spreadCollision(
  manifold: EncodedManifold,
  start: Collision,
  tolerance: number,
  isAffordable: () => boolean = () => true,
): Collision {
  let best = start;
  let length = 0.05;
  let direction = spreadingDirection(manifold, start);
  for (let attempt = 0; attempt < slideTries && direction !== null && length > 1e-5 && isAffordable(); attempt++) {
    const aside = measure(manifold, movePair(manifold, best, direction, length));
    const next = closeLatentGap(manifold, aside, best.separation, slideIterations);
    if (next.latentDistance <= tolerance && next.separation > best.separation) {
      const gain = next.separation / best.separation - 1;
      best = next;
      if (gain < 1e-7) break;
      length *= 1.6;
      direction = spreadingDirection(manifold, best);
    } else length /= 3;
  }
  return best;
}

/** First-order behaviour of a pair, its 2n parameters being those of x, then those of y. */
interface Slopes {
  /** f(x) − f(y). */
  readonly residual: Float64Array;
  /** 2n × d: row k is the derivative of the residual by parameter k. */
  readonly jacobian: Float64Array;
  /** The derivative of ‖x − y‖²/2 by each of the 2n parameters. */
  readonly spread: Float64Array;
}

function linearizePair(manifold: EncodedManifold, { u, v }: Pair): Slopes {
  const [at, other] = [manifold.linearize(u), manifold.linearize(v)];
  const jacobian = new Float64Array(2 * at.codeSlopes.length);
  jacobian.set(at.codeSlopes);
  jacobian.set(
    other.codeSlopes.map((slope) => -slope),
    at.codeSlopes.length,
  );
  const apart = at.points.map((value, i) => value - other.points[i]);
  const along = ({ pointSlopes }: Linearization, sign: number): Float64Array => {
    const sums = new Float64Array(manifold.parameters);
    for (let k = 0, at = 0; k < sums.length; k++) {
      for (let i = 0; i < apart.length; i++, at++) sums[k] += sign * apart[i] * pointSlopes[at];
    }
    return sums;
  };
  return {
    residual: at.codes.map((value, i) => value - other.codes[i]),
    jacobian,
    spread: Float64Array.from([...along(at, 1), ...along(other, -1)]),
  };
}

/** The step J (JᵀJ + λ)⁻¹ r of least squares, J here 2n × d; null if nothing depends on the parameters. */
export function dampedStep(
  { jacobian }: Pick<Slopes, 'jacobian'>,
  residual: Float64Array,
  damping: number,
): Float64Array | null {
  const d = residual.length;
  const m = jacobian.length / d;
  const trace = jacobian.reduce((sum, slope) => sum + slope * slope, 0);
  if (!(trace > 0 && Number.isFinite(trace))) return null;
  const lambda = (damping * trace) / Math.min(d, m) + Number.EPSILON * trace;
  const at = (k: number, i: number): number => jacobian[k * d + i];
  if (d <= m) {
    const z = Float64Array.from(residual);
    if (
      !solvePositiveDefinite(
        gram(d, m, (i, k) => at(k, i), lambda),
        z,
      )
    )
      return null;
    return Float64Array.from({ length: m }, (_, k) => z.reduce((sum, value, i) => sum + at(k, i) * value, 0));
  }
  const step = Float64Array.from({ length: m }, (_, k) =>
    residual.reduce((sum, value, i) => sum + at(k, i) * value, 0),
  );
  return solvePositiveDefinite(gram(m, d, at, lambda), step) ? step : null;
}

/** The unit direction in which ‖x − y‖ grows most while the codes stay equal; null without such a direction. */
function spreadingDirection(manifold: EncodedManifold, pair: Pair): Float64Array | null {
  const slopes = linearizePair(manifold, pair);
  let along = alongCollisions(slopes);
  if (along !== null && holdAtEnds(manifold, pair, slopes, along, 1)) along = alongCollisions(slopes);
  if (along === null) return null;
  const length = Math.hypot(...along);
  return length > 1e-7 * Math.hypot(...slopes.spread) ? along.map((value) => value / length) : null;
}

/** The gradient of ‖x − y‖²/2 without its part across the set of collisions. */
function alongCollisions(slopes: Slopes): Float64Array | null {
  const { jacobian, spread, residual } = slopes;
  const d = residual.length;
  if (d >= spread.length) return null;
  const change = Float64Array.from({ length: d }, (_, i) =>
    spread.reduce((sum, g, k) => sum + g * jacobian[k * d + i], 0),
  );
  const across = dampedStep(slopes, change, 0);
  return across === null ? spread : spread.map((g, k) => g - across[k]);
}

/**
 * Takes out of the slopes, in place, the parameters that stand at the end of their interval and would leave it.
 * @returns whether there are any.
 */
function holdAtEnds(
  manifold: EncodedManifold,
  { u, v }: Pair,
  slopes: Slopes,
  step: Float64Array,
  sign: number,
): boolean {
  const n = manifold.parameters;
  const d = slopes.residual.length;
  let found = false;
  step.forEach((value, k) => {
    if (!(k < n ? manifold.isHeld(u, k, sign * value) : manifold.isHeld(v, k - n, sign * value))) return;
    slopes.jacobian.fill(0, k * d, (k + 1) * d);
    slopes.spread[k] = 0;
    found = true;
  });
  return found;
}

function movePair(manifold: EncodedManifold, { u, v }: Pair, step: Float64Array, factor: number): Pair {
  const n = manifold.parameters;
  return { u: manifold.move(u, step.subarray(0, n), factor), v: manifold.move(v, step.subarray(n), factor) };
}

/** Distance between the first and the second half of an array. */
function halvesApart(values: Float64Array): number {
  const half = values.length / 2;
  let square = 0;
  for (let i = 0; i < half; i++) square += (values[i] - values[half + i]) ** 2;
  return Math.sqrt(square);
}
