import type { RunFrame } from '../../src/protocol/events.js';
import { formatNumber } from '../format.js';
import { supAt } from './measures.js';
import { theoryOf, type RunView } from './model.js';

/** What sup ρ means in the light of topology. */
export interface Verdict {
  /** `obstructed`: topology forbids a small sup ρ; `below`: the points seen have not met the bound yet; `free`: no bound is known. */
  readonly kind: 'obstructed' | 'below' | 'free';
  readonly headline: string;
  readonly detail: string;
}

/** The verdict on a run at a frame. */
export function verdictOf(run: RunView, frame: RunFrame): Verdict {
  const sup = supAt(run, frame);
  const theory = theoryOf(run);
  const { latent } = run.started.run.autoencoder;
  const space = `ℝ${superscriptOf(latent.dimension)}`;
  if (theory === null) {
    return {
      kind: 'free',
      headline: `sup ρ = ${formatNumber(sup)}.`,
      detail: `No topological obstruction to ${space} is known for this data: training alone decides how small ρ can get.`,
    };
  }
  const bound = formatNumber(theory.supErrorBound);
  if (sup < theory.supErrorBound) {
    return {
      kind: 'below',
      headline: `sup ρ = ${formatNumber(sup)} on the points seen, yet some point has ρ ≥ ${bound}.`,
      detail: theory.reason,
    };
  }
  return {
    kind: 'obstructed',
    headline: `sup ρ = ${formatNumber(sup)} ≥ ${bound}: no autoencoder through ${space} can do better than ${bound}.`,
    detail: theory.reason,
  };
}

const superscriptOf = (n: number): string => (n === 1 ? '' : String(n).replace(/\d/g, (d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(d)]));
