import { closeLatentGap, measure, spreadCollision, type Collision } from '../certificate/collision.js';
import { EncodedManifold, type Encode64, type EncodeAt } from '../certificate/encoded-manifold.js';
import {
  largestErrors,
  leastRelativeSeparation,
  nearestInLatent,
  type NetworkSample,
} from '../certificate/starting-pairs.js';
import type { SplitEncoder } from '../../autoencoder/float64.js';
import type { Random } from '../../random/random.js';
import { NeighbourHulls, nearestRows } from './neighbour-hulls.js';
import { distanceOf, samplePair, type SamplePair } from './sample-pair.js';

/** A sample with what a network makes of it. */
export interface EncodedSample {
  /** rows × D, row-major. */
  readonly points: Float32Array | Float64Array;
  /** rows × d, row-major; single precision is enough. */
  readonly codes: Float32Array | Float64Array;
  /** ρ of each row, in data units. */
  readonly error: Float32Array;
}

/** An encoder in double precision. */
export interface SampleEncoder {
  readonly encode: Encode64;
  /** The same in two parts, the first of them affine; null if the encoder does not start with an affine map. */
  readonly splitEncoder: SplitEncoder | null;
}

/** Two points of hulls of near points of the sample, with one code. */
export interface SampleCollision extends SamplePair {
  /** The hulls are of points at most this far from the one in their middle. */
  readonly reach: number;
}

/** Rows that are looked at: at most, fewer where each has so many coordinates that it would take long. */
const mostRows = 2048;
const numbers = 1_000_000;
const fewestRows = 400;
/** Rows of which all pairs are looked at. */
const paired = 768;
/** Coordinates in which separations are compared; more are projected to this many at random. */
const comparedCoordinates = 32;
/** Rows whose neighbours tell how dense the sample is. */
const probes = 32;
/** Neighbours are used up to this many times the usual distance. */
const looseness = 2;
const relativeTolerance = 1e-10;
/** Numbers that the encoder is given before nothing more is tried: counted, so that it is the same on every machine. */
const encoderBudget = 4_000_000;
/** Collisions after which no more are sought among the starting pairs of one kind, and those of all that are spread. */
const enough = 4;
const spread = 2;
/** Hulls that a collision may go on to, pairs of corners that are tried for each, and the share that it must gain. */
const hops = 12;
const hopTries = 4;
const leastGain = 1e-4;

/**
 * Looks for two points x, y with one code, as far apart as can be found, near a sample of which nothing is declared: both
 * are weighted means of a point and its nearest neighbours. It is the search of `findCertificate`, with the hulls of
 * neighbours instead of a manifold: from pairs of rows with near codes, by Levenberg–Marquardt steps to equal codes, and
 * then along the set of such pairs to where they are farthest apart, also over the edge of a hull into the next.
 * @param dimension D.
 * @yields after every pair.
 * @returns null if nothing was found.
 */
export function* sampleCollision(
  { points, codes, error }: EncodedSample,
  dimension: number,
  encoder: SampleEncoder,
  random: Random,
): Generator<void, SampleCollision | null> {
  const affordable = Math.max(fewestRows, Math.floor(numbers / dimension));
  const rows = Math.min(mostRows, affordable, error.length);
  if (rows < 3) return null;
  const codeDimension = codes.length / error.length;
  const neighbours = Math.min(16, Math.max(6, 2 * codeDimension + 2));
  const seen = points.subarray(0, rows * dimension);
  const head = { points: seen, codes: codes.subarray(0, rows * codeDimension), error: error.subarray(0, rows) };
  const reach = looseness * usualDistance(seen, dimension, neighbours);
  yield;
  const hulls = new NeighbourHulls(seen, dimension, neighbours, reach);
  let encoded = 0;
  const isAffordable = (): boolean => encoded < encoderBudget;
  const encodeInHulls = hullEncoder(encoder, hulls, seen, dimension);
  const counting: EncodeAt = (values, parameters) => {
    encoded += values.length;
    return encodeInHulls(values, parameters);
  };
  const manifold = new EncodedManifold(hulls.chart, counting, dimension, codeDimension, (task) => task());
  const sample = networkSample(head, hulls, random);
  yield;
  const sources = [largestErrors(sample), nearestInLatent(sample, Math.min(paired, rows))];
  yield;
  const leastSeparation = leastRelativeSeparation * sample.extent;
  const tolerance = relativeTolerance * sample.latentExtent;
  const collisions: Collision[] = [];
  for (const starts of sources) {
    const before = collisions.length;
    for (const start of starts) {
      if (collisions.length >= before + enough || !isAffordable()) break;
      const pair = measure(manifold, start);
      const closed = closeLatentGap(manifold, pair, Math.max(leastSeparation, pair.separation / 2));
      if (closed.latentDistance <= tolerance && closed.separation >= leastSeparation) collisions.push(closed);
      yield;
    }
  }
  let widest: Collision | null = null;
  for (const collision of collisions.toSorted((a, b) => b.separation - a.separation).slice(0, spread)) {
    const wide = yield* spreadOverHulls(manifold, hulls, collision, tolerance, isAffordable);
    if (wide.separation > (widest?.separation ?? 0)) widest = wide;
  }
  if (widest === null) return null;
  const { u, v } = widest;
  return { ...samplePair(points, encoder.encode, manifold.pointsAt(u), manifold.pointsAt(v)), reach };
}

/**
 * Encodes points of hulls. If the encoder starts with an affine map to fewer numbers than a point has, that map is applied
 * once to each corner: its value at a point of the hull is the weighted mean of its values at the corners. With a thousand
 * coordinates this saves most of the work. The pair that is found in the end is encoded from its own coordinates.
 */
function hullEncoder(
  { encode, splitEncoder }: SampleEncoder,
  hulls: NeighbourHulls,
  points: Float32Array | Float64Array,
  dimension: number,
): EncodeAt {
  if (splitEncoder === null || splitEncoder.width >= dimension) return encode;
  const { width, start, finish } = splitEncoder;
  const known = new Map<number, Float64Array>();
  const startOf = (row: number): Float64Array => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const values = start(Float64Array.from(points.subarray(row * dimension, (row + 1) * dimension)));
    known.set(row, values);
    return values;
  };
  const n = hulls.chart.domain.length;
  return (_, parameters) => {
    const values = new Float64Array((parameters.length / n) * width);
    for (let row = 0; row * n < parameters.length; row++)
      values.set(hulls.mean(parameters.subarray(row * n, (row + 1) * n), width, startOf), row * width);
    return finish(values);
  };
}

/** Spreads a collision in its hulls, and goes on into hulls that are farther apart as long as it gets wider. */
function* spreadOverHulls(
  manifold: EncodedManifold,
  hulls: NeighbourHulls,
  start: Collision,
  tolerance: number,
  isAffordable: () => boolean,
): Generator<void, Collision> {
  let best = spreadCollision(manifold, start, tolerance);
  for (let hop = 0; hop < hops && isAffordable(); hop++) {
    yield;
    const next = widerCollision(manifold, hulls, best, tolerance);
    if (next === null) break;
    best = spreadCollision(manifold, next, tolerance);
  }
  return closeLatentGap(manifold, best, best.separation / 2);
}

/**
 * A wider collision from corners of the hulls that are farther apart than the points: of these pairs of corners, those
 * with the nearest codes are tried.
 * @returns null if none leads to one.
 */
function widerCollision(
  manifold: EncodedManifold,
  hulls: NeighbourHulls,
  from: Collision,
  tolerance: number,
): Collision | null {
  const [ofX, ofY] = [from.u, from.v].map((at) => hulls.cornersOf(at).map((row) => hulls.parametersOf(row)));
  const pairs = pairsOf(manifold, ofX, ofY)
    .filter(({ separation }) => separation > from.separation)
    .sort((a, b) => a.latentDistance - b.latentDistance);
  for (const pair of pairs.slice(0, hopTries)) {
    const next = closeLatentGap(manifold, pair, from.separation);
    if (next.latentDistance <= tolerance && next.separation > from.separation * (1 + leastGain)) return next;
  }
  return null;
}

/** Every one of some points with every one of others, as {@link measure} has them. */
function pairsOf(manifold: EncodedManifold, ofX: readonly Float64Array[], ofY: readonly Float64Array[]): Collision[] {
  const evaluated = (all: readonly Float64Array[]): { point: Float64Array; code: Float64Array }[] => {
    const { points, codes } = manifold.evaluate(Float64Array.from(all.flatMap((parameters) => [...parameters])));
    const [wide, narrow] = [points.length / all.length, codes.length / all.length];
    return all.map((_, i) => ({
      point: points.subarray(i * wide, (i + 1) * wide),
      code: codes.subarray(i * narrow, (i + 1) * narrow),
    }));
  };
  const [xs, ys] = [evaluated(ofX), evaluated(ofY)];
  return xs.flatMap((x, i) =>
    ys.map((y, j) => ({
      u: ofX[i],
      v: ofY[j],
      separation: distanceOf(x.point, y.point),
      latentDistance: distanceOf(x.code, y.code),
    })),
  );
}

/** The median distance of a point from the last of its neighbours. */
function usualDistance(points: Float32Array | Float64Array, dimension: number, neighbours: number): number {
  const rows = points.length / dimension;
  const count = Math.min(probes, rows);
  const distances = Array.from({ length: count }, (_, probe) => {
    const row = Math.floor((probe * rows) / count);
    return nearestRows(points, dimension, row, neighbours).at(-1)?.distance ?? 0;
  }).sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 2)];
}

function networkSample({ points, codes, error }: EncodedSample, hulls: NeighbourHulls, random: Random): NetworkSample {
  const rows = error.length;
  const n = hulls.chart.domain.length;
  const parameters = new Float64Array(rows * n);
  for (let row = 0; row < rows; row++) parameters.set(hulls.parametersOf(row), row * n);
  const pointColumns = comparedColumns(points, rows, random);
  const codeColumns = columnsOf(codes, rows, codes.length / rows);
  return {
    parameters,
    points: pointColumns,
    codes: codeColumns,
    error,
    extent: diameter(pointColumns),
    latentExtent: diameter(codeColumns),
  };
}

/**
 * The values of all rows in each coordinate; where there are many, in a few random projections, which on average keep
 * distances.
 */
function comparedColumns(points: Float32Array | Float64Array, rows: number, random: Random): Float64Array[] {
  const dimension = points.length / rows;
  if (dimension <= comparedCoordinates) return columnsOf(points, rows, dimension);
  return Array.from({ length: comparedCoordinates }, () => {
    const direction = Float64Array.from({ length: dimension }, () => random.normal() / Math.sqrt(comparedCoordinates));
    return projected(points, direction);
  });
}

/** The scalar product of each point with a direction; a loop of its own, which is compiled once. */
function projected(points: Float32Array | Float64Array, direction: Float64Array): Float64Array {
  const products = new Float64Array(points.length / direction.length);
  for (let row = 0, at = 0; row < products.length; row++) {
    let sum = 0;
    for (let k = 0; k < direction.length; k++, at++) sum += points[at] * direction[k];
    products[row] = sum;
  }
  return products;
}

function columnsOf(values: ArrayLike<number>, rows: number, width: number): Float64Array[] {
  return Array.from({ length: width }, (_, k) =>
    Float64Array.from({ length: rows }, (_row, row) => values[row * width + k]),
  );
}

/** At least the largest distance between rows, and at most twice that: twice the radius about their mean. */
function diameter(columns: readonly Float64Array[]): number {
  const squares = new Float64Array(columns[0].length);
  for (const column of columns) {
    const mean = column.reduce((a, b) => a + b, 0) / column.length;
    column.forEach((value, row) => (squares[row] += (value - mean) ** 2));
  }
  return 2 * Math.sqrt(squares.reduce((a, b) => Math.max(a, b)));
}
