import { choosingLandmarks, selectRows } from '../homology/distances.js';
import { alphaComplex } from './alpha-complex.js';
import { cechComplex } from './cech-complex.js';
import { complexBarcodes, type FilteredSimplices } from './complex-persistence.js';
import { candidatesOf, landmarkRips, type LandmarkRips } from './landmark-rips.js';
import { betterBound, boundOfBars, type BoundMethod, type PersistenceBound } from './radius-bound.js';
import { withoutConstantColumns } from './columns.js';

/** Landmarks at most: of an alpha complex in each dimension, and of a Čech complex for each degree. */
const alphaLandmarks = { 2: 5000, 3: 3000 } as const;
const cechLandmarks = { 1: 150, 2: 60 } as const;

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
 * @returns the largest bound of those whose b − a exceeds a; null if there is none.
 */
export function* persistenceBound(
  points: Float32Array | Float64Array,
  dimension: number,
  latentDimension: number,
  { rips }: PersistenceBoundOptions = {},
): Generator<void, PersistenceBound | null> {
  const sample = withoutConstantColumns(points, dimension);
  // In ℝᴰ no set has homology in degree D.
  if (latentDimension >= sample.dimension) return null;
  if (sample.dimension === 2 || sample.dimension === 3) {
    const found = yield* alphaBound(sample.points, sample.dimension, latentDimension);
    if (found !== 'flat') return found;
  }
  const landmarks = rips ?? (yield* landmarkRips(sample.points, sample.dimension));
  if (landmarks === null) return null;
  let best = ripsBound(landmarks, latentDimension);
  for (const degree of [1, 2] as const) {
    if (degree < latentDimension || degree >= sample.dimension) continue;
    best = betterBound(best, yield* cechBound(landmarks, degree));
  }
  return best;
}

/** By the alpha complex of some thousand landmarks; 'flat' if they all lie in one line or plane. */
export function* alphaBound(
  points: Float32Array | Float64Array,
  dimension: 2 | 3,
  latentDimension: number,
): Generator<void, PersistenceBound | null | 'flat'> {
  const candidates = candidatesOf(points, dimension);
  const count = candidates.length / dimension;
  const limit = alphaLandmarks[dimension];
  const rows =
    count <= limit
      ? Uint32Array.from({ length: count }, (_, row) => row)
      : yield* choosingLandmarks(candidates, dimension, limit);
  yield;
  const complex = yield* alphaComplex({ points: selectRows(candidates, dimension, rows), dimension });
  if (complex === null) return 'flat';
  const degrees = [1, 2].filter((degree) => degree >= latentDimension && degree < dimension);
  return yield* boundOfComplex(complex, degrees, 'alpha', rows.length);
}

/** By the Čech complex of the first landmarks. */
export function* cechBound({ rows, distances }: LandmarkRips, degree: 1 | 2): Generator<void, PersistenceBound | null> {
  const count = Math.min(cechLandmarks[degree], rows.length);
  const few = Float64Array.from(
    { length: count * count },
    (_, at) => distances[Math.floor(at / count) * rows.length + (at % count)],
  );
  const complex = cechComplex(few, count, degree === 1 ? 2 : 3);
  yield;
  return yield* boundOfComplex(complex, [degree], 'cech', count);
}

/**
 * By bars [β, δ) of the Vietoris–Rips complex, whose values are diameters. A class of degree k is one of a cycle of
 * k-simplices, each of which lies in k dimensions; so balls of radius β √(k/(2k + 2)) about its vertices meet (Jung,
 * 1901), and the cycle is there from that radius on. It bounds nothing before δ/2, since where balls of less meet, their
 * centres are less than δ apart.
 */
export function ripsBound({ rows, persistence }: LandmarkRips, latentDimension: number): PersistenceBound | null {
  return persistence.barcodes
    .map((barcode, degree) => {
      if (degree < latentDimension) return null;
      const birth = (diameter: number): number => diameter * Math.sqrt(degree / (2 * degree + 2));
      const death = (diameter: number): number => diameter / 2;
      return boundOfBars(barcode, { birth, death }, { degree, method: 'rips', points: rows.length });
    })
    .reduce(betterBound, null);
}

/** @param complex with squared radii. */
function* boundOfComplex(
  complex: readonly FilteredSimplices[],
  degrees: readonly number[],
  method: BoundMethod,
  points: number,
): Generator<void, PersistenceBound | null> {
  const barcodes = yield* complexBarcodes(complex);
  const toRadii = { birth: Math.sqrt, death: Math.sqrt };
  return degrees
    .map((degree) => boundOfBars(barcodes[degree], toRadii, { degree, method, points }))
    .reduce(betterBound, null);
}
