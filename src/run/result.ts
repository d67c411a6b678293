import type { RunDescription } from '../protocol/description.js';
import type { RunAnalysis } from '../protocol/events.js';
import type { RunResult, ValidationResult } from '../protocol/result.js';
import type { Measures } from './measure.js';

/** The object that ends a run. */
export function createResult(
  run: RunDescription,
  analysis: RunAnalysis,
  measures: Measures,
  training: {
    readonly steps: number;
    readonly seconds: number;
    readonly trainLoss: number | null;
    readonly testLoss: number;
    readonly validation: ValidationResult | null;
  },
): RunResult {
  const { steps, seconds } = training;
  const { certificate } = measures;
  return {
    name: run.name,
    file: run.file,
    engine: run.engine,
    seed: run.seed,
    steps,
    seconds,
    stepsPerSecond: steps > 0 ? steps / seconds : null,
    parameters: run.autoencoder.parameters,
    loss: { train: training.trainLoss, test: training.testLoss },
    validation: training.validation,
    error: analysis.error,
    supParameters: analysis.supParameters,
    latent: run.autoencoder.latent,
    signals: analysis.signals,
    theory: analysis.theory,
    baselines: measures.baselines,
    certificate: certificate?.kind === 'found' ? certificate.certificate : null,
    certificateSearch: certificate?.search ?? null,
    injectivity: measures.injectivity,
    distortion: measures.distortion,
    homology: measures.homology?.result ?? null,
    bumpHunt: measures.bumpHunt,
  };
}
