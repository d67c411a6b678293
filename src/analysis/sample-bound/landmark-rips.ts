import { choosingLandmarks, distanceMatrix, selectRows } from '../homology/distances.js';
import { persistentHomology, type Persistence } from '../homology/persistence.js';

/** Landmarks of a sample, and the persistent homology of their Vietoris–Rips complex. */
export interface LandmarkRips {
  /** Rows of the sample, by the maxmin rule: the first of them are landmarks by that rule too. */
  readonly rows: Uint32Array;
  /** Landmarks × landmarks. */
  readonly distances: Float64Array;
  readonly persistence: Persistence;
}

/** Landmarks, at most. */
const landmarkCount = 200;
/** Points from which landmarks are chosen, at most: fewer where each has so many coordinates that it would take long. */
const candidateRows = 5000;
const candidateNumbers = 1_000_000;
const fewestCandidates = 400;
/** Columns that may be added in dimension 2: twice what a sphere needs, about a second. */
const budget = 60_000;

/** The first rows of a sample, as many as landmarks are chosen from. */
export function candidatesOf<Values extends Float32Array | Float64Array>(points: Values, dimension: number): Values;
export function candidatesOf(points: Float32Array | Float64Array, dimension: number): Float32Array | Float64Array {
  const rows = Math.max(fewestCandidates, Math.min(candidateRows, Math.floor(candidateNumbers / dimension)));
  return points.subarray(0, dimension * rows);
}

/**
 * @param points rows × dimension, row-major.
 * @yields between choosing landmarks and persistent homology, which takes up to a second.
 * @returns null if there are fewer than three points.
 */
export function* landmarkRips(
  points: Float32Array | Float64Array,
  dimension: number,
): Generator<void, LandmarkRips | null> {
  if (points.length < 3 * dimension) return null;
  const rows = yield* choosingLandmarks(candidatesOf(points, dimension), dimension, landmarkCount);
  const distances = distanceMatrix(selectRows(points, dimension, rows), dimension);
  yield;
  const persistence = persistentHomology(distances, rows.length, dimension > 2 ? 2 : 1, { budget });
  yield;
  return { rows, distances, persistence };
}
