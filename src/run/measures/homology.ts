import { bettiAtLongestGap } from '../../analysis/homology/betti.js';
import { bottleneckDistance } from '../../analysis/homology/bottleneck.js';
import { distanceMatrix, selectRows } from '../../analysis/homology/distances.js';
import { maxminLandmarks, nearestLandmarks } from '../../analysis/homology/landmarks.js';
import { persistentHomology, type Barcode, type Persistence } from '../../analysis/homology/persistence.js';
import { componentAt, cycleThrough } from '../../analysis/homology/representatives.js';
import type { NearestLandmarks } from '../../protocol/events.js';
import type { HomologyResult, HomologySummary } from '../../protocol/result.js';
import type { Evaluation } from '../model.js';
import { head, type Sample } from '../sample.js';
import type { Measure } from './measure.js';

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
  /** How many of its first points are drawn. */
  readonly shown: number;
  /** Of the test sample. */
  readonly evaluation: Evaluation;
  /** n of the manifold; null if it is not declared. */
  readonly intrinsicDimension: number | null;
}

/** What is found. */
export interface HomologyOutcome {
  readonly homology: HomologyResult;
  readonly nearestLandmarks: NearestLandmarks;
}

/** Persistent homology of the test sample, and the nearest landmark of each point that is drawn. */
export const homology: Measure<keyof HomologyOutcome> = function* (trained, isWanted) {
  const { definition, samples, evaluations, shown } = trained;
  const { intrinsicDimension } = definition.manifold;
  const task = { test: samples.test, shown, evaluation: evaluations.test, intrinsicDimension };
  return (yield* measureHomology(task, isWanted)) ?? { homology: null, nearestLandmarks: null };
};

/**
 * Persistent homology of the data, the latent codes and the reconstructions on the same landmarks, maxmin landmarks of
 * the test sample: in dimensions 0 and 1, and in dimension 2 where it can matter and is affordable.
 * @param isWanted asked before each of the three; where it says no, there is no result.
 * @yields between them.
 * @returns null also if there are fewer than three points.
 */
export function* measureHomology(task: HomologyTask, isWanted: () => boolean): Generator<void, HomologyOutcome | null> {
  const { test, shown, evaluation, intrinsicDimension } = task;
  if (test.count < 3) return null;
  const { points } = head(test, candidates);
  const rows = maxminLandmarks(points, test.dimension, landmarkCount);
  const maximumDimension = canHaveVoids(intrinsicDimension, test.dimension) ? 2 : 1;
  const lookAt = (values: Float64Array | Float32Array, width: number): Seen => {
    const distances = distanceMatrix(selectRows(values, width, rows), width);
    const persistence = persistentHomology(distances, rows.length, maximumDimension, { budget });
    return {
      persistence,
      summary: summarize(persistence, distances, rows, maximumDimension),
      nearest: nearestLandmarks(values, width, shown, rows),
    };
  };
  if (!isWanted()) return null;
  const data = lookAt(test.points, test.dimension);
  yield;
  if (!isWanted()) return null;
  const latent = lookAt(evaluation.codes, evaluation.codes.length / test.count);
  yield;
  if (!isWanted()) return null;
  const reconstruction = lookAt(evaluation.reconstruction, test.dimension);
  const [before, after] = [data, reconstruction].map(({ persistence }) => persistence.barcodes);
  const common = Math.min(before.length, after.length);
  return {
    homology: {
      landmarks: rows.length,
      data: data.summary,
      latent: latent.summary,
      reconstruction: reconstruction.summary,
      bottleneck: before.slice(0, common).map((barcode, k) => finite(bottleneckDistance(barcode, after[k]))),
    },
    nearestLandmarks: { data: data.nearest, latent: latent.nearest, reconstruction: reconstruction.nearest },
  };
}

/** One of the three. */
interface Seen {
  readonly persistence: Persistence;
  readonly summary: HomologySummary;
  /** Row of the landmark nearest to each point that is drawn. */
  readonly nearest: Uint32Array;
}

/**
 * Whether dimension 2 is looked at: only a set of two dimensions or more has a second homology, and none in a plane has
 * one. So data declared to be a curve, and data in at most two coordinates, are left out, and with them their codes and
 * reconstructions.
 * @param intrinsicDimension n; null if it is not known.
 * @param ambientDimension D.
 */
export function canHaveVoids(intrinsicDimension: number | null, ambientDimension: number): boolean {
  return ambientDimension >= 3 && (intrinsicDimension === null || intrinsicDimension >= 2);
}

function summarize(
  persistence: Persistence,
  distances: Float64Array,
  rows: Uint32Array,
  maximumDimension: number,
): HomologySummary {
  const { barcodes, components, firstEdges } = persistence;
  const reading = bettiAtLongestGap(persistence);
  const kept = barcodes.map(longestBars);
  const middle = (reading.scales[0] + reading.scales[1]) / 2;
  const componentOf = (bar: number): readonly number[] =>
    Number.isFinite(barcodes[0].deaths[bar])
      ? components[bar].toSorted((a, b) => a - b)
      : componentAt(distances, rows.length, components[bar][0], middle);
  const vertices = [
    kept[0].map(componentOf),
    ...kept.slice(1, 2).map((bars) => bars.map((bar) => cycleThrough(distances, rows.length, firstEdges[bar]))),
  ];
  return {
    ...reading,
    voids: barcodes.length > 2 ? 'computed' : maximumDimension > 1 ? 'too costly' : 'not sought',
    barcodes: kept.map((bars, k) =>
      bars.map((bar) => [barcodes[k].births[bar], finite(barcodes[k].deaths[bar])] as const),
    ),
    representatives: vertices.map((ofBars) => ofBars.map((ofBar) => ofBar.map((vertex) => rows[vertex]))),
  };
}

/** Numbers of the bars that a result holds, the longest first, of equal ones the first to begin. */
function longestBars({ births, deaths }: Barcode): number[] {
  return Array.from(births.keys())
    .sort((a, b) => deaths[b] - births[b] - (deaths[a] - births[a]) || births[a] - births[b])
    .slice(0, keptBars);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
