import { amongFirst, selectRows } from '../homology/distances.js';
import { choosingLandmarks } from '../homology/landmarks.js';
import type { Barcode } from '../homology/persistence.js';
import { alphaComplex } from './alpha-complex.js';
import { cechComplex } from './cech-complex.js';
import { complexBarcodes, type FilteredSimplices } from './complex-persistence.js';
import { delaunay, isFlat } from './delaunay.js';
import { displaced } from './displace.js';
import { candidatesOf, jungRadius, landmarkRips, type LandmarkRips } from './landmark-rips.js';
import { betterBound, boundOfBars, type BoundMethod, type PersistenceBound } from './radius-bound.js';
import { withoutConstantColumns } from './columns.js';

/** Landmarks at most: of an alpha complex in each dimension, and of a Čech complex for each degree. */
const alphaLandmarks = { 2: 5000, 3: 3000 } as const;
const cechLandmarks = { 1: 150, 2: 60 } as const;
/** Tetrahedra of an alpha complex, about, at most. */
const tetrahedra = 100_000;
/** A triangulation of few landmarks tells how many tetrahedra more of them would make. */
const pilot = { landmarks: 400, tetrahedraEach: 25 } as const;

export interface PersistenceBoundOptions {
  /** The landmarks of the sample with their persistent homology, where they are known already. */
  readonly rips?: LandmarkRips;
}

/**
 * A bound that holds for any sample, without knowledge of where it comes from. Let X be the sample and X^a the union of
 * closed balls of radius a about its points. If a class of H_k(X^a; ℤ/2) with k ≥ d has an image in H_k(X^b) that is
 * not 0, b > a, then for every continuous encoder ℝᴰ → ℝᵈ and decoder ℝᵈ → ℝᴰ some point within a of the sample has
 * ρ ≥ b − a. For if all had less, the reconstruction of X^a would be homotopic to the inclusion within X^b, along
 * straight lines; but it factors through an open set of ℝᵈ, which has no homology in degree d or above.
 *
 * In up to three dimensions the alpha complex gives the radii; in more dimensions Čech complexes of fewer landmarks, and
 * the Vietoris–Rips complex of a few more. Landmarks are a sample too, so that the statement holds as it stands.
 * @param points rows × dimension, row-major.
 * @param latentDimension d: the smallest width through which every reconstruction goes.
 * @yields at least every half a second or so.
 * @returns the largest bound among the bars with b − a > a, or null.
 */
export function* persistenceBound(
  points: Float32Array | Float64Array,
  dimension: number,
  latentDimension: number,
  options: PersistenceBoundOptions = {},
): Generator<void, PersistenceBound | null> {
  return (yield* boundsByDegree(points, dimension, latentDimension, options)).reduce(betterBound, null);
}

/**
 * The largest bound from classes of each degree, with which {@link persistenceBound} compares.
 * @returns the bounds of the degrees d, d + 1, … that have one.
 */
export function* boundsByDegree(
  points: Float32Array | Float64Array,
  dimension: number,
  latentDimension: number,
  { rips }: PersistenceBoundOptions = {},
): Generator<void, readonly PersistenceBound[]> {
  const sample = withoutConstantColumns(points, dimension);
  const degrees = ([1, 2] as const).filter((degree) => degree >= latentDimension && degree < sample.dimension);
  // In ℝᴰ no set has homology in degree D.
  if (degrees.length === 0) return [];
  if (sample.dimension === 2 || sample.dimension === 3) {
    const found = yield* alphaBounds(sample.points, sample.dimension, degrees);
    if (found !== 'flat') return found;
  }
  const landmarks = rips ?? (yield* landmarkRips(sample.points, sample.dimension));
  if (landmarks === null) return [];
  const bounds: PersistenceBound[] = [];
  for (const degree of degrees) {
    const best = betterBound(ripsBound(landmarks, degree), yield* cechBound(landmarks, degree));
    if (best !== null) bounds.push(best);
  }
  return bounds;
}

/** By the alpha complex of some thousand landmarks, a little displaced; 'flat' if they all lie in one line or plane. */
function* alphaBounds(
  points: Float32Array | Float64Array,
  dimension: 2 | 3,
  degrees: readonly number[],
): Generator<void, readonly PersistenceBound[] | 'flat'> {
  const candidates = candidatesOf(points, dimension);
  const count = candidates.length / dimension;
  const limit = yield* affordableLandmarks(candidates, dimension);
  const rows =
    count <= limit
      ? Uint32Array.from({ length: count }, (_, row) => row)
      : (yield* choosingLandmarks(candidates, dimension, limit)).rows;
  yield;
  const landmarks = { points: selectRows(candidates, dimension, rows), dimension };
  if (isFlat(landmarks)) return 'flat';
  const sites = displaced(landmarks);
  const complex = yield* alphaComplex(sites);
  return complex === null ? 'flat' : yield* boundsOfComplex(complex, degrees, 'alpha', rows.length, sites.distance);
}

/**
 * Points all over space or on a surface have some ten tetrahedra each, but those of a curve have as many as there are
 * points: fewer landmarks are enough there, since they lie closer together.
 */
function* affordableLandmarks(candidates: Float32Array | Float64Array, dimension: 2 | 3): Generator<void, number> {
  const limit = alphaLandmarks[dimension];
  if (dimension === 2 || candidates.length <= pilot.landmarks * dimension) return limit;
  const { rows } = yield* choosingLandmarks(candidates, dimension, pilot.landmarks);
  const found = yield* delaunay(displaced({ points: selectRows(candidates, dimension, rows), dimension }));
  const count = (found?.length ?? 0) / (dimension + 1);
  return count > pilot.landmarks * pilot.tetrahedraEach
    ? Math.floor(pilot.landmarks * Math.sqrt(tetrahedra / count))
    : limit;
}

/** By the Čech complex of the first landmarks. */
export function* cechBound({ rows, distances }: LandmarkRips, degree: 1 | 2): Generator<void, PersistenceBound | null> {
  const count = Math.min(cechLandmarks[degree], rows.length);
  const few = amongFirst(distances, rows.length, count);
  const dimension = degree === 1 ? 2 : 3;
  const look = function* (radius: number): Generator<void, Barcode> {
    const complex = cechComplex(few, count, dimension, radius);
    yield;
    return (yield* complexBarcodes(complex))[degree];
  };
  // No simplex is larger than by Jung's theorem, and a bar says something only if it ends at twice where it begins. So
  // the rest of the complex, which is most of it, is looked at only if a bar goes on there.
  const largest = jungRadius(dimension) * few.reduce((a, b) => Math.max(a, b), 0);
  const early = yield* look(largest / 2);
  const barcode = early.deaths.every(Number.isFinite) ? early : yield* look(Infinity);
  return boundOfBars(barcode, squaredRadii, { degree, method: 'cech', points: count });
}

/**
 * By bars [β, δ) of the Vietoris–Rips complex, whose values are diameters. A class of degree k is one of a cycle of
 * k-simplices, each of which lies in k dimensions; so balls of radius β √(k/(2k + 2)) about its vertices meet (Jung,
 * 1901), and the cycle is there from that radius on. It bounds nothing before δ/2, since where balls of less meet, their
 * centres are less than δ apart.
 */
export function ripsBound({ rows, persistence, voids }: LandmarkRips, degree: 1 | 2): PersistenceBound | null {
  const barcode = degree === 1 ? persistence.barcodes[1] : voids;
  if (barcode === null) return null;
  const birth = (diameter: number): number => diameter * jungRadius(degree);
  const death = (diameter: number): number => diameter / 2;
  return boundOfBars(barcode, { birth, death }, { degree, method: 'rips', points: rows.length });
}

/** Radii from squared ones. */
const squaredRadii = { birth: Math.sqrt, death: Math.sqrt };

/**
 * @param complex with squared radii, of points that are at most `displacement` from the landmarks: balls about the ones hold
 * those about the others where their radii are larger by that.
 */
function* boundsOfComplex(
  complex: readonly FilteredSimplices[],
  degrees: readonly number[],
  method: BoundMethod,
  points: number,
  displacement = 0,
): Generator<void, readonly PersistenceBound[]> {
  const barcodes = yield* complexBarcodes(complex);
  const toRadii = {
    birth: (squared: number): number => Math.sqrt(squared) + displacement,
    death: (squared: number): number => Math.sqrt(squared) - displacement,
  };
  return degrees.flatMap((degree) => boundOfBars(barcodes[degree], toRadii, { degree, method, points }) ?? []);
}
