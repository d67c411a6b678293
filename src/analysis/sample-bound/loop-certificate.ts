import { selectRows } from '../homology/distances.js';
import { cycleThrough } from '../homology/representatives.js';
import { ClosedPolygon } from './closed-polygon.js';
import { landmarkRips, type LandmarkRips } from './landmark-rips.js';

/** A closed polygon through points of a sample that no encoder to ℝ¹ keeps apart. */
export interface LoopCertificate {
  /** For every continuous encoder to ℝ¹, two points of the polygon with one code are twice this apart; rounded down. */
  readonly bound: number;
  /** Points of the polygon are at most half of this away from points of the sample. */
  readonly longestEdge: number;
  /** bound / longestEdge. */
  readonly worth: number;
  /** Rows of the corners in their order; the last is joined to the first. */
  readonly rows: Uint32Array;
}

/** Longest bars whose polygons are looked at. */
const triedBars = 4;
/** A polygon of less worth says more about the gaps of the sample than about its shape. */
const leastWorth = 2;
/** Far more than rounding errors, as a share of the length. */
const slack = 1e-12;

/**
 * A loop in the sample that every encoder to ℝ¹ folds: along a closed polygon P the code is a continuous function on a
 * circle, so f(P(t)) = f(P(t + ½)) for some t (the case n = 1 of Borsuk and Ulam), and whatever the decoder, one of the
 * two points has ρ ≥ ‖P(t) − P(t + ½)‖/2. The least of that over all t is a bound for every network whose narrowest layer
 * has width 1. The polygons are the cycles behind the longest bars of dimension 1.
 * @param points rows × dimension, row-major.
 * @param rips the landmarks of the sample with their persistent homology, where they are known already.
 * @yields at least every half a second or so.
 * @returns the polygon of the largest bound; null if none is worth twice its longest edge.
 */
export function* loopCertificate(
  points: Float32Array | Float64Array,
  dimension: number,
  rips?: LandmarkRips,
): Generator<void, LoopCertificate | null> {
  const landmarks = rips ?? (yield* landmarkRips(points, dimension));
  if (landmarks === null) return null;
  const { rows, distances, persistence } = landmarks;
  const [, { births, deaths }] = persistence.barcodes;
  const longest = Array.from(births.keys())
    .sort((a, b) => deaths[b] - births[b] - (deaths[a] - births[a]) || births[a] - births[b])
    .slice(0, triedBars);
  let best: LoopCertificate | null = null;
  for (const bar of longest) {
    const cycle = cycleThrough(distances, rows.length, persistence.firstEdges[bar]);
    const corners = Uint32Array.from(cycle, (landmark) => rows[landmark]);
    const polygon = new ClosedPolygon(fromFirst(selectRows(points, dimension, corners), dimension), dimension);
    const bound = polygon.leastHalfDistance() - slack * polygon.length;
    const worth = bound / polygon.longestEdge;
    if (worth >= leastWorth && bound > (best?.bound ?? 0))
      best = { bound, longestEdge: polygon.longestEdge, worth, rows: corners };
    yield;
  }
  return best;
}

/** Points relative to the first, so that rounding is small beside their distances. */
function fromFirst(points: Float64Array, dimension: number): Float64Array {
  return points.map((value, at) => value - points[at % dimension]);
}
