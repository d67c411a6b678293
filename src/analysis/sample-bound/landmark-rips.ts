import { barsBornBy } from '../homology/bars-born-by.js';
import { amongFirst, enclosingRadius } from '../homology/distances.js';
import { choosingLandmarks, type Landmarks } from '../homology/landmarks.js';
import { persistentHomology, type Barcode, type Persistence } from '../homology/persistence.js';

/** Landmarks of a sample, and the persistent homology of their Vietoris–Rips complex. */
export interface LandmarkRips {
  /** Rows of the sample, by the maxmin rule: the first of them are landmarks by that rule too. */
  readonly rows: Uint32Array;
  /** Landmarks × landmarks. */
  readonly distances: Float64Array;
  /** In degrees 0 and 1. */
  readonly persistence: Persistence;
  /** The bars of degree 2 of which a bound may follow; null if they are too costly. */
  readonly voids: Barcode | null;
}

/** Landmarks, at most. */
const landmarkCount = 200;
/** Landmarks that are chosen, for this and for other looks at the sample. */
const chosenLandmarks = 400;
/** Points from which landmarks are chosen, at most: fewer where each has so many coordinates that it would take long. */
const candidateRows = 5000;
const candidateNumbers = 2_500_000;
const fewestCandidates = 400;
/** Columns that may be added in dimension 2: twice what a sphere needs, about a second. */
const budget = 60_000;

/** The first rows of a sample, as many as landmarks are chosen from. */
export function candidatesOf<Values extends Float32Array | Float64Array>(points: Values, dimension: number): Values;
export function candidatesOf(points: Float32Array | Float64Array, dimension: number): Float32Array | Float64Array {
  const rows = Math.max(fewestCandidates, Math.min(candidateRows, Math.floor(candidateNumbers / dimension)));
  return points.subarray(0, dimension * rows);
}

/** Landmarks with their distances. */
export interface SampleLandmarks extends Landmarks {
  /** Landmarks × landmarks. */
  readonly distances: Float64Array;
}

/** The landmarks of a sample among its candidates. */
export function* sampleLandmarks(
  points: Float32Array | Float64Array,
  dimension: number,
): Generator<void, SampleLandmarks> {
  const between = new Float64Array(chosenLandmarks * chosenLandmarks);
  const chosen = yield* choosingLandmarks(
    candidatesOf(points, dimension),
    dimension,
    chosenLandmarks,
    landmarkCount,
    (landmark, earlier, square) => {
      between[landmark * chosenLandmarks + earlier] = between[earlier * chosenLandmarks + landmark] = Math.sqrt(square);
    },
  );
  return { ...chosen, distances: amongFirst(between, chosenLandmarks, chosen.rows.length) };
}

/** Radius, in units of the longest edge, of a ball about a simplex of k dimensions (Jung, 1901). */
export const jungRadius = (k: number): number => Math.sqrt(k / (2 * k + 2));

/**
 * @param points rows × dimension, row-major.
 * @param landmarks of the sample, where they are known already.
 * @yields between choosing landmarks and persistent homology, which takes up to a second.
 * @returns null if there are fewer than three points.
 */
export function* landmarkRips(
  points: Float32Array | Float64Array,
  dimension: number,
  landmarks?: SampleLandmarks,
): Generator<void, LandmarkRips | null> {
  if (points.length < 3 * dimension) return null;
  const all = landmarks ?? (yield* sampleLandmarks(points, dimension));
  const rows = all.rows.subarray(0, landmarkCount);
  const distances = amongFirst(all.distances, all.rows.length, rows.length);
  yield;
  const persistence = persistentHomology(distances, rows.length, 1);
  yield;
  if (dimension < 3) return { rows, distances, persistence, voids: null };
  // No bar outlasts the enclosing radius, and one says something only if half its end is twice the radius of its begin.
  const latest = enclosingRadius(distances, rows.length) / (4 * jungRadius(2));
  const voids = barsBornBy(distances, rows.length, 2, latest, { budget });
  yield;
  return { rows, distances, persistence, voids };
}
