import { rmsRadius } from '../../analysis/large-error.js';
import { landmarkRips } from '../../analysis/sample-bound/landmark-rips.js';
import { loopCertificate } from '../../analysis/sample-bound/loop-certificate.js';
import { persistenceBound } from '../../analysis/sample-bound/persistence-bound.js';
import { whileWanted } from '../../analysis/sample-bound/while-wanted.js';
import { codeSize, type Architecture } from '../../autoencoder/architecture.js';
import { isCodeContinuous, narrowestLayer } from '../../statements/network-shape.js';
import { loopStatement, persistenceStatement, suggestionsFor } from '../../statements/sample.js';
import type { Sample } from '../sample.js';
import type { Measure, SampleStatements } from './measure.js';

/** A bound of a smaller share of the radius of the data is true and says nothing. */
const leastShare = 0.05;

/** Nothing, or nothing that is worth saying. */
export const nothingProven: SampleStatements = { sampleStatements: [], sampleSuggestions: [] };

/** What the training sample alone proves of every network of this shape. */
export const sampleStatements: Measure<keyof SampleStatements> = function* (trained, isWanted) {
  const { samples, architecture } = trained;
  return (yield* whileWanted(provenBy(samples.train, architecture), isWanted)) ?? nothingProven;
};

/**
 * Bounds from the persistence of a sample and from a loop in it; those that are a twentieth of its radius at least.
 * @yields at least every half a second or so.
 */
export function* provenBy(sample: Sample, architecture: Architecture): Generator<void, SampleStatements> {
  const { hidden, latent } = architecture;
  const { points, dimension } = sample;
  const { width } = narrowestLayer({ hidden, latent, codeSize: codeSize(latent) });
  // The argument needs a continuous decoder of a continuous code; and in ℝᴰ no hole has dimension D.
  if (!isCodeContinuous(latent) || width >= dimension) return nothingProven;
  const least = leastShare * rmsRadius(points, dimension);
  // In few dimensions alpha complexes need no landmarks, but loops do.
  const rips = width === 1 || dimension > 3 ? yield* landmarkRips(points, dimension) : null;
  const persistence = yield* persistenceBound(points, dimension, width, rips === null ? {} : { rips });
  const loop = width === 1 && rips !== null ? yield* loopCertificate(points, dimension, rips) : null;
  const statements = [
    ...(persistence === null ? [] : [persistenceStatement(persistence)]),
    ...(loop === null ? [] : [loopStatement(loop)]),
  ].filter(({ bound }) => bound !== null && bound >= least);
  if (statements.length === 0) return nothingProven;
  return {
    sampleStatements: statements.toSorted((a, b) => (b.bound ?? 0) - (a.bound ?? 0)),
    sampleSuggestions: suggestionsFor(persistence?.degree ?? 1),
  };
}
