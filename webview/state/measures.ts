import type { RunFrame } from '../../src/protocol/events.js';
import { analysisAt, type RunView } from './model.js';

/**
 * The best known sup ρ at a frame, in data units: an analysis of the very same step has looked at more points, and a
 * result of the whole run further still.
 */
export function supAt(run: RunView, frame: RunFrame): number {
  const { finished } = run;
  if (finished !== null && frame.step >= finished.result.steps) return Math.max(frame.sup, finished.result.error.sup);
  const analysis = analysisAt(run, frame.step);
  return analysis?.step === frame.step ? Math.max(frame.sup, analysis.error.sup) : frame.sup;
}
