import type { Chart } from '../../dataset/manifold.js';
import type { CertificateResult, CertificateSearch } from '../../protocol/result.js';
import type { Random } from '../../random/random.js';
import { inOneGo } from '../pieces.js';
import { closeLatentGap, measure, spreadCollision, type Collision, type Pair } from './collision.js';
import { EncodedManifold, type Encode64, type RunChart, type PushForward } from './encoded-manifold.js';
import { collidingOpposites, type OppositePoints } from './opposite-points.js';
import {
  collidingAntipodes,
  largestErrors,
  leastRelativeSeparation,
  nearestInLatent,
  type NetworkSample,
} from './starting-pairs.js';

/** What the search looked at, and what it found. */
export type CertificateOutcome =
  | { readonly kind: 'found'; readonly certificate: CertificateResult; readonly search: CertificateSearch }
  | { readonly kind: 'none'; readonly search: CertificateSearch };

/** The trained network, in data units. */
export interface Network {
  /** The encoder f in double precision. */
  readonly encode: Encode64;
  /** Of the encoder; null where its derivatives are taken as differences. */
  readonly pushForward: PushForward | null;
  /** Codes and ρ of rows × D points; single precision is enough. */
  readonly evaluate: (points: Float64Array) => { readonly codes: Float32Array; readonly error: Float32Array };
}

/** Where the search is made. */
export interface SearchSpace {
  readonly chart: Chart;
  readonly runChart: RunChart;
  /** D. */
  readonly ambientDimension: number;
  /** d, of a latent space ℝᵈ. */
  readonly codeDimension: number;
  /** Spheres in the manifold in which the encoder must send opposite points to one code. */
  readonly opposites?: readonly OppositePoints[];
}

/** Points of the sample: on a curve, and elsewhere. */
const sampleSizes = { curve: 1024, other: 4096 } as const;
/** Points of which all pairs are looked at: on a curve, and elsewhere. */
const pairedPoints = { curve: 512, other: 1024 } as const;
/** Codes are equal where they differ by at most this share of the extent of all codes. */
const relativeTolerance = 1e-10;
/**
 * Numbers that the encoder is given before nothing more is tried: counted, so that it is the same on every machine. Enough
 * for all starting pairs but where a point has hundreds of parameters and coordinates.
 */
const encoderBudget = 30_000_000;
/** Collisions after which no more are sought. */
const enough = 4;
/** Collisions that are spread, the widest ones. */
const spread = 3;

/**
 * Looks for an obstruction certificate: two points x, y of the manifold with equal codes, as far apart as can be found.
 * Whatever the decoder, max(ρ(x), ρ(y)) ≥ ‖x − y‖/2 then, since both have the one reconstruction.
 *
 * Starting pairs: opposite points of spheres in the manifold that every encoder to ℝᵈ must send to one code, so that the
 * certificate is no weaker than that theorem; on a closed curve with d = 1 those that bisection finds among opposite
 * parameters; points of large ρ with far points of nearly the same code; and of all pairs of a sample, in classes of
 * their separation, those whose codes are nearest. Their codes are brought together by Levenberg–Marquardt steps, and the pairs so found are moved
 * along the set of collisions to where they are farthest apart. In the end the encoder is evaluated again at both
 * points.
 */
export function findCertificate(space: SearchSpace, network: Network, random: Random): CertificateOutcome {
  return inOneGo(searchCertificate(space, network, random));
}

/**
 * {@link findCertificate} in pieces.
 * @yields after every pair.
 */
export function* searchCertificate(
  space: SearchSpace,
  network: Network,
  random: Random,
): Generator<void, CertificateOutcome> {
  const { chart, ambientDimension, codeDimension } = space;
  let encoded = 0;
  const isAffordable = (): boolean => encoded < encoderBudget;
  const counting: Encode64 = (values) => {
    encoded += values.length;
    return network.encode(values);
  };
  const { pushForward } = network;
  const countingToo: PushForward | null =
    pushForward &&
    ((points, directions) => {
      encoded += 2 * points.length;
      return pushForward(points, directions);
    });
  const manifold = new EncodedManifold(chart, counting, ambientDimension, codeDimension, space.runChart, countingToo);
  const isCurve = manifold.parameters === 1;
  const size = isCurve ? 'curve' : 'other';
  const sample = drawSample(manifold, network, sampleSizes[size], random);
  const opposites = (space.opposites ?? []).flatMap(
    (sphere) => collidingOpposites(manifold, sphere, random, isAffordable) ?? [],
  );
  yield;
  const starts = [
    ...opposites,
    ...(isCurve && chart.periodic[0] && codeDimension === 1 ? collidingAntipodes(manifold) : []),
    ...largestErrors(sample),
    ...nearestInLatent(sample, pairedPoints[size]),
  ];
  const leastSeparation = leastRelativeSeparation * sample.extent;
  const tolerance = relativeTolerance * sample.latentExtent;
  yield;
  const { collisions, tried, nearest } = yield* collide(manifold, starts, leastSeparation, tolerance, isAffordable);
  const search: CertificateSearch = {
    points: sample.error.length,
    pairs: tried,
    leastSeparation,
    latentDistance: Number.isFinite(nearest) ? nearest : null,
    cutShort: collisions.length < enough && tried < starts.length,
  };
  let widest: Collision | null = null;
  for (const pair of collisions.toSorted((a, b) => b.separation - a.separation).slice(0, spread)) {
    const wide = spreadCollision(manifold, pair, tolerance, isAffordable);
    const closed = closeLatentGap(manifold, wide, wide.separation / 2);
    if (closed.separation > (widest?.separation ?? 0)) widest = closed;
    yield;
  }
  if (widest === null) return { kind: 'none', search };
  return { kind: 'found', certificate: verify(manifold, network, widest), search };
}

/** Brings the codes of pair after pair together, until there are enough collisions or no more is affordable. */
function* collide(
  manifold: EncodedManifold,
  starts: readonly Pair[],
  leastSeparation: number,
  tolerance: number,
  isAffordable: () => boolean,
): Generator<void, { readonly collisions: readonly Collision[]; readonly tried: number; readonly nearest: number }> {
  const collisions: Collision[] = [];
  let tried = 0;
  let nearest = Infinity;
  for (const start of starts) {
    if (collisions.length >= enough || !isAffordable()) break;
    tried++;
    const pair = measure(manifold, start);
    const closed = closeLatentGap(manifold, pair, Math.max(leastSeparation, pair.separation / 2));
    nearest = Math.min(nearest, closed.latentDistance);
    if (closed.latentDistance <= tolerance && closed.separation >= leastSeparation) collisions.push(closed);
    yield;
  }
  return { collisions, tried, nearest };
}

/** Points uniform in the chart's parameters. */
function drawSample(manifold: EncodedManifold, network: Network, rows: number, random: Random): NetworkSample {
  const parameters = Float64Array.from({ length: rows * manifold.parameters }, () => random.uniform());
  const points = manifold.pointsAt(parameters);
  const { codes, error } = network.evaluate(points);
  const columns = (values: ArrayLike<number>, width: number): Float64Array[] =>
    Array.from({ length: width }, (_, k) => Float64Array.from({ length: rows }, (_, row) => values[row * width + k]));
  const pointColumns = columns(points, manifold.ambientDimension);
  const codeColumns = columns(codes, manifold.codeDimension);
  return {
    parameters,
    points: pointColumns,
    codes: codeColumns,
    error,
    extent: diagonal(pointColumns),
    latentExtent: diagonal(codeColumns),
  };
}

/** Diagonal of the box that holds all rows. */
function diagonal(columns: readonly Float64Array[]): number {
  return Math.hypot(
    ...columns.map((column) => column.reduce((a, b) => Math.max(a, b)) - column.reduce((a, b) => Math.min(a, b))),
  );
}

/** The certificate of a collision, from its two points alone, each encoded by itself. */
function verify(manifold: EncodedManifold, { encode, evaluate }: Network, { u, v }: Collision): CertificateResult {
  const [x, y] = [manifold.pointsAt(u), manifold.pointsAt(v)];
  const [code, other] = [encode(x), encode(y)];
  const separation = Math.hypot(...x.map((value, i) => value - y[i]));
  return {
    bound: separation / 2,
    separation,
    latentDistance: Math.hypot(...code.map((value, i) => value - other[i])),
    x: Array.from(x),
    y: Array.from(y),
    code: Array.from(code),
    error: [evaluate(x).error[0], evaluate(y).error[0]],
    parameters: [manifold.chartParameters(u), manifold.chartParameters(v)],
  };
}
