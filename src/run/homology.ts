import { bettiAtLongestGap } from '../analysis/homology/betti.js';
import { bottleneckDistance } from '../analysis/homology/bottleneck.js';
import { distanceMatrix, maxminLandmarks, selectRows } from '../analysis/homology/distances.js';
import { persistentHomology, type Persistence } from '../analysis/homology/persistence.js';
import type { HomologyResult, HomologySummary } from '../protocol/result.js';
import type { Evaluation } from './model.js';
import { head, type Sample } from './sample.js';

/** Landmarks, and points of the test sample from which they are chosen. A torus needs 200 for its void to be told. */
const landmarkCount = 200;
const candidates = 5000;
/** Columns that may be added in dimension 2: twice what a sphere needs, about a second. */
const budget = 60_000;
/** Longest bars of each dimension that a result holds. */
const keptBars = 32;

/** What is looked at. */
export interface HomologyTask {
  readonly test: Sample;
  /** Of the test sample. */
  readonly evaluation: Evaluation;
  /** n of the manifold; null where it is not declared. */
  readonly intrinsicDimension: number | null;
}

/**
 * Persistent homology of the data, the latent codes and the reconstructions on the same landmarks, maxmin landmarks of the
 * test sample: in dimensions 0 and 1, and in dimension 2 where it can matter and is affordable.
 * @param isWanted asked before each of the three; where it says no, there is no result.
 * @yields between them.
 * @returns null also where there are fewer than three points.
 */
export function* measureHomology(task: HomologyTask, isWanted: () => boolean): Generator<void, HomologyResult | null> {
  const { test, evaluation, intrinsicDimension } = task;
  if (test.count < 3) return null;
  const { points } = head(test, candidates);
  const rows = maxminLandmarks(points, test.dimension, landmarkCount);
  const maximumDimension = canHaveVoids(intrinsicDimension, test.dimension) ? 2 : 1;
  const persistence = (values: Float64Array | Float32Array, width: number): Persistence =>
    persistentHomology(distanceMatrix(selectRows(values, width, rows), width), rows.length, maximumDimension, { budget });
  if (!isWanted()) return null;
  const data = persistence(points, test.dimension);
  yield;
  if (!isWanted()) return null;
  const latent = persistence(evaluation.codes, evaluation.codes.length / test.count);
  yield;
  if (!isWanted()) return null;
  const reconstructed = persistence(evaluation.reconstruction, test.dimension);
  const common = Math.min(data.barcodes.length, reconstructed.barcodes.length);
  return {
    landmarks: rows.length,
    data: summarize(data, maximumDimension),
    latent: summarize(latent, maximumDimension),
    reconstruction: summarize(reconstructed, maximumDimension),
    bottleneck: data.barcodes.slice(0, common).map((barcode, k) => finite(bottleneckDistance(barcode, reconstructed.barcodes[k]))),
  };
}

/**
 * Whether dimension 2 is looked at: only a set of two dimensions or more has a second homology, and none in a plane has one.
 * So data declared to be a curve, and data in at most two coordinates, are left out, and with them their codes and
 * reconstructions.
 * @param intrinsicDimension n; null where it is not known.
 * @param ambientDimension D.
 */
export function canHaveVoids(intrinsicDimension: number | null, ambientDimension: number): boolean {
  return ambientDimension >= 3 && (intrinsicDimension === null || intrinsicDimension >= 2);
}

function summarize(persistence: Persistence, maximumDimension: number): HomologySummary {
  const { barcodes } = persistence;
  return {
    ...bettiAtLongestGap(persistence),
    voids: barcodes.length > 2 ? 'computed' : maximumDimension > 1 ? 'too costly' : 'not sought',
    barcodes: barcodes.map(({ births, deaths }) =>
      Array.from(births, (birth, bar): [number, number | null] => [birth, finite(deaths[bar])])
        .sort((a, b) => (b[1] ?? Infinity) - b[0] - ((a[1] ?? Infinity) - a[0]) || a[0] - b[0])
        .slice(0, keptBars),
    ),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
