import type { RunDescription } from '../protocol/description.js';
import type { RunAnalysis } from '../protocol/events.js';
import type { LatentSuggestion, Statement } from '../protocol/statement.js';
import type { CertificateResult, RunResult, ValidationResult } from '../protocol/result.js';
import { certificateStatement } from '../statements/certificate.js';
import type { Declared } from '../statements/declared.js';
import type { Measures } from './measures/index.js';
import type { SampleStatements } from './measures/measure.js';

/** How a run was trained, in numbers. */
export interface TrainingFigures {
  readonly steps: number;
  readonly seconds: number;
  readonly trainLoss: number | null;
  readonly testLoss: number;
  readonly validation: ValidationResult | null;
}

/** The object that ends a run. */
export function createResult(
  run: RunDescription,
  analysis: RunAnalysis,
  declared: Declared,
  proven: SampleStatements,
  measured: Omit<Measures, 'nearestLandmarks' | keyof SampleStatements>,
  training: TrainingFigures,
): RunResult {
  const { steps, seconds } = training;
  return {
    name: run.name,
    file: run.file,
    engine: run.engine,
    seed: run.seed,
    steps,
    seconds,
    stepsPerSecond: seconds > 0 && steps > 0 ? steps / seconds : null,
    parameters: run.autoencoder.parameters,
    loss: { train: training.trainLoss, test: training.testLoss },
    validation: training.validation,
    ...supremum(analysis, measured.certificate),
    latent: run.autoencoder.latent,
    signals: analysis.signals,
    theory: analysis.theory,
    statements: [
      ...declared.statements,
      ...proven.sampleStatements,
      ...(measured.certificate === null ? [] : [certificateStatement(measured.certificate)]),
    ],
    suggestions: suggestionsOf(declared, proven),
    ...measured,
  };
}

/** A result that does not tell some theorems. */
export const withoutTheorems = (result: RunResult, theorems: readonly Statement[]): RunResult => ({
  ...result,
  theory: null,
  statements: result.statements?.filter((one) => !theorems.includes(one)),
  suggestions: [],
});

/** What may hold the data by its declaration or, where that says nothing, by the sample. */
export const suggestionsOf = (declared: Declared, proven: SampleStatements): readonly LatentSuggestion[] =>
  declared.suggestions.length > 0 ? declared.suggestions : proven.sampleSuggestions;

/** The largest ρ that is known on the manifold, and where: one point of a certificate's pair can be worse than the sample. */
function supremum(
  { error, supParameters }: RunAnalysis,
  certificate: CertificateResult | null,
): Pick<RunResult, 'error' | 'supParameters'> {
  // Means of near points are no points of the data.
  const errors: readonly number[] = certificate?.nearest === undefined ? (certificate?.error ?? []) : [];
  const sup = Math.max(error.sup, ...errors);
  if (sup === error.sup) return { error, supParameters };
  return { error: { ...error, sup }, supParameters: certificate?.parameters?.[errors.indexOf(sup)] ?? null };
}
