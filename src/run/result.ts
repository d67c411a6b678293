import type { CertificateOutcome } from '../analysis/certificate/certificate.js';
import type { RunDescription } from '../protocol/description.js';
import type { RunAnalysis } from '../protocol/events.js';
import type { BaselineResult, BumpHuntResult, HomologyResult, RunResult } from '../protocol/result.js';

/** What is measured at the end of a run alone; null where it cannot be. */
export interface Measures {
  readonly certificate: CertificateOutcome | null;
  readonly homology: HomologyResult | null;
  readonly baselines: readonly BaselineResult[] | null;
  readonly bumpHunt: BumpHuntResult | null;
}

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
    error: analysis.error,
    latent: run.autoencoder.latent,
    signals: analysis.signals,
    theory: analysis.theory,
    baselines: measures.baselines,
    certificate: certificate?.kind === 'found' ? certificate.certificate : null,
    certificateSearch: certificate?.search ?? null,
    homology: measures.homology,
    bumpHunt: measures.bumpHunt,
  };
}
