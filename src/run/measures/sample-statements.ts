import { homologySignificance } from '../../analysis/homology-significance/homology-significance.js';
import type { HomologySignificance } from '../../analysis/homology-significance/statement.js';
import { intrinsicDimension } from '../../analysis/intrinsic-dimension/intrinsic-dimension.js';
import { rmsRadius } from '../../analysis/large-error.js';
import { landmarkRips } from '../../analysis/sample-bound/landmark-rips.js';
import { loopCertificate } from '../../analysis/sample-bound/loop-certificate.js';
import { persistenceBound } from '../../analysis/sample-bound/persistence-bound.js';
import type { PersistenceBound } from '../../analysis/sample-bound/radius-bound.js';
import { whileWanted } from '../../analysis/pieces.js';
import { codeSize, type Architecture } from '../../autoencoder/architecture.js';
import type { Manifold } from '../../dataset/manifold.js';
import type { Statement } from '../../protocol/statement.js';
import { createRandom } from '../../random/random.js';
import { bettiStatement, dimensionStatement } from '../../statements/estimates.js';
import { isCodeContinuous, narrowestLayer } from '../../statements/network-shape.js';
import { loopStatement, persistenceStatement, suggestionsFor } from '../../statements/sample.js';
import type { Sample } from '../sample.js';
import type { Measure, SampleStatements } from './measure.js';

/** A bound of a smaller share of the radius of the data is true and says nothing. */
const leastShare = 0.05;

/** Nothing, or nothing that is worth saying. */
export const nothingProven: SampleStatements = { sampleStatements: [], sampleSuggestions: [] };

/** What the training sample alone says: proofs for every network of this shape and, of data that declare nothing, estimates. */
export const sampleStatements: Measure<keyof SampleStatements> = function* (trained, isWanted) {
  const { samples, architecture, definition, description } = trained;
  const proven = yield* whileWanted(provenBy(samples.train, architecture), isWanted);
  if (proven === null) return nothingProven;
  if (isDeclared(definition.manifold)) return proven;
  const estimated = yield* estimatesOf(samples.train, description.seed, isWanted);
  return { ...proven, sampleStatements: [...proven.sampleStatements, ...estimated.statements] };
};

const isDeclared = ({ topology }: Manifold): boolean =>
  topology.bettiNumbers !== undefined || topology.embeddingDimension !== undefined;

/** Part of the seed's stream for searches that estimates draw from. */
const estimatePart = 5;

/** Estimates from a sample. */
export interface Estimates {
  readonly statements: readonly Statement[];
  /** Null if there are too few points, or nobody waits. */
  readonly betti: HomologySignificance | null;
}

/**
 * Intrinsic dimension and Betti numbers of a sample.
 * @yields at least every half a second or so.
 */
export function* estimatesOf(sample: Sample, seed: number, isWanted: () => boolean): Generator<void, Estimates> {
  const { points, dimension } = sample;
  const random = createRandom(seed, 'search', estimatePart);
  const curves = yield* intrinsicDimension(points, dimension, random, isWanted);
  const betti = yield* homologySignificance(points, dimension, dimension > 2 ? 2 : 1, random, isWanted);
  return {
    statements: [
      curves === null ? null : dimensionStatement(curves),
      betti === null ? null : bettiStatement(betti),
    ].filter((statement) => statement !== null),
    betti,
  };
}

/**
 * Bounds from the persistence of a sample and from a loop in it; those that are a twentieth of its radius at least.
 * @yields at least every half a second or so.
 */
export function* provenBy(sample: Sample, architecture: Architecture): Generator<void, SampleStatements> {
  const { hidden, latent } = architecture;
  const { points, dimension } = sample;
  const { width, layer } = narrowestLayer({ hidden, latent, codeSize: codeSize(latent) });
  // The argument needs a continuous decoder of a continuous code; and in ℝᴰ no hole has dimension D.
  if (!isCodeContinuous(latent) || width >= dimension) return nothingProven;
  const least = leastShare * rmsRadius(points, dimension);
  // In few dimensions alpha complexes need no landmarks, but loops do.
  const rips = width === 1 || dimension > 3 ? yield* landmarkRips(points, dimension) : null;
  const boundFor = (narrowest: number): Generator<void, PersistenceBound | null> =>
    persistenceBound(points, dimension, narrowest, rips === null ? {} : { rips });
  const persistence = yield* boundFor(width);
  const loop = width === 1 && rips !== null ? yield* loopCertificate(points, dimension, rips) : null;
  const statements = [
    ...(persistence === null ? [] : [persistenceStatement(persistence)]),
    ...(loop === null ? [] : [loopStatement(loop)]),
  ].filter(({ bound }) => bound !== null && bound >= least);
  if (statements.length === 0) return nothingProven;
  const sampleStatements = statements.toSorted((a, b) => (b.bound ?? 0) - (a.bound ?? 0));
  // Another latent space is of no use behind a hidden layer that is too narrow.
  if (layer === 'hidden') return { sampleStatements, sampleSuggestions: [] };
  // Room for one hole may be too little for another: a torus has loops and a void.
  let degree = persistence?.degree ?? 1;
  for (let next = yield* boundFor(degree + 1); next !== null && next.bound >= least; next = yield* boundFor(degree + 1))
    degree = next.degree;
  return { sampleStatements, sampleSuggestions: suggestionsFor(degree) };
}
