import { measureNames, type MeasureName } from '../../protocol/panel.js';
import { baselines } from './baselines.js';
import { bumpHunt } from './bump-hunt.js';
import { certificate } from './certificate.js';
import { codeNorm } from './code-norm.js';
import { errorByColumn } from './error-by-column.js';
import { errorsByLabel } from './errors-by-label.js';
import { distortion } from './distortion.js';
import { homology } from './homology.js';
import { injectivity } from './injectivity.js';
import { posterior } from './posterior.js';
import { nothingProven, sampleStatements } from './sample-statements.js';
import type { RunEnd, TrainedRun } from './measure.js';

/** All measures; `measureNames` has their order. */
const measures = {
  certificate,
  errorsByLabel,
  errorByColumn,
  injectivity,
  sampleStatements,
  homology,
  distortion,
  baselines,
  bumpHunt,
  posterior,
  codeNorm,
} satisfies Record<MeasureName, unknown>;

type FieldOf<Found> = Found extends Generator<void, infer Fields> ? keyof Fields : keyof Found;

/** What the measures fill of the end of a run. */
export type Measures = Pick<RunEnd, FieldOf<ReturnType<(typeof measures)[keyof typeof measures]>>>;

/** What they give if nothing is measured; in the order of the result. */
export const nothingMeasured: Measures = {
  baselines: null,
  certificate: null,
  certificateSearch: null,
  injectivity: null,
  distortion: null,
  homology: null,
  intrinsicDimension: null,
  nearestLandmarks: null,
  bumpHunt: null,
  posterior: null,
  codeNorm: null,
  errorsByLabel: null,
  errorByColumn: null,
  ...nothingProven,
};

/**
 * Takes the measures of a trained network one by one, each a second or two at most.
 * @param isWanted asked before each; where it says no, the rest stay null.
 * @param tell is told of each before it is taken.
 * @yields before each, and where one can pause: there is a moment for other work.
 */
export function* measureRun(
  trained: TrainedRun,
  isWanted: () => boolean,
  tell: (measure: MeasureName) => void,
): Generator<void, Measures> {
  let measured = nothingMeasured;
  for (const name of measureNames) {
    tell(name);
    yield;
    if (!isWanted()) break;
    const found = measures[name](trained, isWanted);
    measured = { ...measured, ...('next' in found ? yield* found : found) };
  }
  return measured;
}
