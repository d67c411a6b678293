import type { RunDescription } from '../protocol/description.js';
import type { RunAnalysis } from '../protocol/events.js';
import type { CertificateResult, RunResult, ValidationResult } from '../protocol/result.js';
import { certificateStatement } from '../statements/certificate.js';
import type { Measures } from './measures/index.js';

/** The object that ends a run. */
export function createResult(
  run: RunDescription,
  analysis: RunAnalysis,
  { sampleStatements, sampleSuggestions, ...measured }: Omit<Measures, 'nearestLandmarks'>,
  training: {
    readonly steps: number;
    readonly seconds: number;
    readonly trainLoss: number | null;
    readonly testLoss: number;
    readonly validation: ValidationResult | null;
  },
): RunResult {
  const { steps, seconds } = training;
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
    ...supremum(analysis, measured.certificate),
    latent: run.autoencoder.latent,
    signals: analysis.signals,
    theory: analysis.theory,
    statements: [
      ...(analysis.statements ?? []),
      ...sampleStatements,
      ...(measured.certificate === null ? [] : [certificateStatement(measured.certificate)]),
    ],
    suggestions: analysis.suggestions?.length ? analysis.suggestions : sampleSuggestions,
    ...measured,
  };
}

/** The largest ρ that is known on the manifold, and where: one point of a certificate's pair can be worse than the sample. */
function supremum(
  { error, supParameters }: RunAnalysis,
  certificate: CertificateResult | null,
): Pick<RunResult, 'error' | 'supParameters'> {
  const errors: readonly number[] = certificate?.error ?? [];
  const sup = Math.max(error.sup, ...errors);
  if (sup === error.sup) return { error, supParameters };
  return { error: { ...error, sup }, supParameters: certificate?.parameters?.[errors.indexOf(sup)] ?? null };
}
