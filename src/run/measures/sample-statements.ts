import { homologySignificance } from '../../analysis/homology-significance/homology-significance.js';
import type { HomologySignificance } from '../../analysis/homology-significance/statement.js';
import { intrinsicDimension } from '../../analysis/intrinsic-dimension/intrinsic-dimension.js';
import { neighbourhoodsOf } from '../../analysis/intrinsic-dimension/neighbourhoods.js';
import { landmarkRips, sampleLandmarks, type SampleLandmarks } from '../../analysis/sample-bound/landmark-rips.js';
import { loopCertificate } from '../../analysis/sample-bound/loop-certificate.js';
import { boundsByDegree } from '../../analysis/sample-bound/persistence-bound.js';
import { betterBound } from '../../analysis/sample-bound/radius-bound.js';
import { whileWanted } from '../../analysis/pieces.js';
import type { Manifold } from '../../dataset/manifold.js';
import { rmsRadius } from '../../holding.js';
import type { IntrinsicDimensionResult } from '../../protocol/result.js';
import type { Statement } from '../../protocol/statement.js';
import { createRandom } from '../../random/random.js';
import { bettiStatement, contradictions, dimensionStatement } from '../../statements/estimates.js';
import { narrowestLayer, type NetworkShape } from '../../statements/network-shape.js';
import { loopStatement, persistenceStatement, suggestionsFor, withoutUnlikely } from '../../statements/sample.js';
import { declaresShape, isShapeEstimated } from '../estimated-shape.js';
import type { Sample } from '../sample.js';
import type { Measure, SampleStatements } from './measure.js';

/** A bound of a smaller share of the radius of the data is true and says nothing. */
const leastShare = 0.05;

/** Nothing, or nothing that is worth saying. */
export const nothingProven: SampleStatements = { sampleStatements: [], sampleSuggestions: [], sampleWarnings: [] };

/**
 * What the training sample alone says: proofs for every network of this shape and, of data that declare nothing,
 * estimates. Of data from outside that declare a topology, whether the sample contradicts it; built-in manifolds do not
 * need that.
 */
export const sampleStatements: Measure<'intrinsicDimension' | keyof SampleStatements> = function* (trained, isWanted) {
  const { samples, shape, definition, description } = trained;
  const { manifold } = definition;
  if (!isShapeEstimated(manifold)) {
    const proven = yield* whileWanted(provenBy(samples.train, shape), isWanted);
    return { ...(proven ?? nothingProven), intrinsicDimension: null };
  }
  const { proven, estimates, intrinsicDimension, warnings } = yield* everythingOf(
    { sample: samples.train, shape, manifold, seed: description.seed },
    isWanted,
  );
  return {
    ...proven,
    sampleStatements: [...proven.sampleStatements, ...(declaresShape(manifold) ? [] : estimates)],
    sampleWarnings: warnings,
    intrinsicDimension,
  };
};

/** What a sample is asked about. */
export interface SampleQuestion {
  readonly sample: Sample;
  readonly shape: NetworkShape;
  readonly manifold: Manifold;
  readonly seed: number;
}

/** What a sample says. */
export interface SampleSays {
  readonly proven: SampleStatements;
  /** Intrinsic dimension and Betti numbers. */
  readonly estimates: readonly Statement[];
  /** The estimates of the dimension against scale; null if there are too few points. */
  readonly intrinsicDimension: IntrinsicDimensionResult | null;
  /** Where the manifold's declaration is contradicted. */
  readonly warnings: readonly string[];
}

/**
 * Proofs and estimates from a sample.
 * @param isWanted asked between pieces of work; where it says no, the rest is left out.
 * @yields at least every half a second or so.
 */
export function* everythingOf(
  { sample, shape, manifold, seed }: SampleQuestion,
  isWanted: () => boolean,
): Generator<void, SampleSays> {
  const nothing: SampleSays = { proven: nothingProven, estimates: [], intrinsicDimension: null, warnings: [] };
  const landmarks = yield* whileWanted(sampleLandmarks(sample.points, sample.dimension), isWanted);
  if (landmarks === null) return nothing;
  const proven = (yield* whileWanted(provenBy(sample, shape, landmarks), isWanted)) ?? nothingProven;
  const estimated = yield* whileWanted(estimatesOf(sample, seed, landmarks), isWanted);
  if (estimated === null) return { ...nothing, proven };
  const { statements: estimates, curves: intrinsicDimension, betti } = estimated;
  if (betti === null) return { ...nothing, proven, estimates, intrinsicDimension };
  return {
    proven: { ...proven, sampleSuggestions: withoutUnlikely(proven.sampleSuggestions, betti) },
    estimates,
    intrinsicDimension,
    warnings: contradictions(manifold.topology.bettiNumbers, betti),
  };
}

/** Part of the seed's stream for searches that estimates draw from. */
export const estimatePart = 5;

/** What is estimated of a sample, in words and as it is; null if there are too few points. */
interface Estimates {
  readonly statements: readonly Statement[];
  readonly curves: IntrinsicDimensionResult | null;
  readonly betti: HomologySignificance | null;
}

/** Intrinsic dimension and Betti numbers of a sample. */
function* estimatesOf(
  { points, dimension }: Sample,
  seed: number,
  landmarks: SampleLandmarks,
): Generator<void, Estimates> {
  const random = createRandom(seed, 'search', estimatePart);
  const neighbourhoods = yield* neighbourhoodsOf(points, dimension, random);
  const curves = yield* intrinsicDimension(neighbourhoods, random);
  const betti = yield* homologySignificance({ landmarks, neighbourhoods }, dimension > 2 ? 2 : 1, random);
  return {
    statements: [
      curves === null ? null : dimensionStatement(curves),
      betti === null ? null : bettiStatement(betti),
    ].filter((statement) => statement !== null),
    curves,
    betti,
  };
}

/**
 * Bounds from the persistence of a sample and from a loop in it; those that are a twentieth of its radius at least.
 * @param landmarks of the sample, where they are known already.
 * @yields at least every half a second or so.
 */
export function* provenBy(
  sample: Sample,
  shape: NetworkShape,
  landmarks?: SampleLandmarks,
): Generator<void, SampleStatements> {
  const { points, dimension } = sample;
  const { width, layer } = narrowestLayer(shape);
  // The argument needs a continuous decoder of a continuous code; and in ℝᴰ no hole has dimension D.
  if (shape.continuity !== 'everywhere' || width >= dimension) return nothingProven;
  const least = leastShare * rmsRadius(points, dimension);
  // In few dimensions alpha complexes need no landmarks, but loops do.
  const rips = width === 1 || dimension > 3 ? yield* landmarkRips(points, dimension, landmarks) : null;
  const bounds = yield* boundsByDegree(points, dimension, width, rips === null ? {} : { rips });
  const persistence = bounds.reduce(betterBound, null);
  const loop = width === 1 && rips !== null ? yield* loopCertificate(points, dimension, rips) : null;
  const statements = [
    ...(persistence === null ? [] : [persistenceStatement(persistence)]),
    ...(loop === null ? [] : [loopStatement(loop)]),
  ].filter(({ bound }) => bound !== null && bound >= least);
  if (statements.length === 0) return nothingProven;
  const sampleStatements = statements.toSorted((a, b) => (b.bound ?? 0) - (a.bound ?? 0));
  // Another latent space is of no use behind a hidden layer that is too narrow.
  if (layer === 'hidden') return { ...nothingProven, sampleStatements };
  // Room for one hole may be too little for another: a torus has loops and a void.
  const degrees = bounds.filter(({ bound }) => bound >= least).map(({ degree }) => degree);
  return {
    ...nothingProven,
    sampleStatements,
    sampleSuggestions: suggestionsFor(Math.max(persistence?.degree ?? 1, ...degrees)),
  };
}
