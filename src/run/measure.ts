import type { CertificateOutcome } from '../analysis/certificate/certificate.js';
import type { Architecture } from '../autoencoder/architecture.js';
import { encodeFloat64 } from '../autoencoder/float64.js';
import type { DatasetDefinition } from '../dataset/definition.js';
import type { RunDescription } from '../protocol/description.js';
import type { BaselineResult, BumpHuntResult, DistortionResult, InjectivityResult } from '../protocol/result.js';
import { measureBaselines } from './baselines.js';
import { certify } from './certify.js';
import { measureDistortion } from './distortion.js';
import type { SampleEvaluations } from './evaluations.js';
import type { Guard } from './guard.js';
import { measureHomology, type HomologyOutcome } from './homology.js';
import { hunt } from './hunt.js';
import { measureInjectivity } from './injectivity.js';
import type { Model } from './model.js';
import type { Samples } from './samples.js';
import { toNetworkFloat64 } from './standardization.js';

/** What is measured at the end of a run alone; null where it cannot be, or where the user did not wait for it. */
export interface Measures {
  readonly certificate: CertificateOutcome | null;
  readonly injectivity: InjectivityResult | null;
  readonly distortion: DistortionResult | null;
  readonly homology: HomologyOutcome | null;
  readonly baselines: readonly BaselineResult[] | null;
  readonly bumpHunt: BumpHuntResult | null;
}

/** A trained network with all that it was trained on. */
export interface TrainedRun {
  readonly definition: DatasetDefinition;
  readonly description: RunDescription;
  readonly architecture: Architecture;
  /** Flat, in the order of `layout`. */
  readonly parameters: Float32Array;
  readonly samples: Samples;
  readonly model: Model;
  /** Of the samples. */
  readonly evaluations: SampleEvaluations;
  /** How many of the first test points are drawn. */
  readonly shown: number;
  readonly guard: Guard;
}

/**
 * Takes the measures of a trained network one by one, each a second or two at most.
 * @param isWanted asked before each; where it says no, the rest are left out.
 * @yields between two of them, for whoever has something else to do.
 */
export function* measureRun(trained: TrainedRun, isWanted: () => boolean): Generator<void, Measures> {
  const { definition, description, architecture, parameters, samples, model, evaluations, shown, guard } = trained;
  const { manifold } = definition;
  const { seed, autoencoder } = description;
  const { ambientDimension, latent } = architecture;
  const weights = Float64Array.from(parameters);
  const encode = (points: Float64Array): Float64Array =>
    encodeFloat64(architecture, weights, toNetworkFloat64(points, autoencoder.standardization));
  const network = { encode, evaluate: (points: Float64Array) => model.evaluate(points) };
  const certificate = isWanted() ? certify(manifold, network, ambientDimension, latent, seed, guard) : null;
  yield;
  const injectivity = isWanted() ? measureInjectivity(manifold, encode, ambientDimension, latent, guard) : null;
  yield;
  const homology = isWanted()
    ? yield* measureHomology(
        { test: samples.test, shown, evaluation: evaluations.test, intrinsicDimension: manifold.intrinsicDimension },
        isWanted,
      )
    : null;
  yield;
  const distortion = isWanted()
    ? yield* measureDistortion({ manifold, latent, encode, test: samples.test, evaluation: evaluations.test, guard })
    : null;
  yield;
  const baselines = isWanted() ? measureBaselines(samples, latent.dimension, seed) : null;
  yield;
  const bumpHunt = isWanted() ? hunt(definition, samples, evaluations, guard) : null;
  return { certificate, injectivity, distortion, homology, baselines, bumpHunt };
}
