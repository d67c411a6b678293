import type { RunFrame } from '../../src/protocol/events.js';
import { formatBound, formatNumber } from '../format.js';
import { latentName } from '../plots/latent-space.js';
import { supAt } from './measures.js';
import { theoryOf, type RunView } from './model.js';

/** What sup ρ means in the light of topology. */
export interface Verdict {
  /** Whether topology forbids a perfect autoencoder here. */
  readonly obstructed: boolean;
  readonly headline: string;
  readonly detail: string;
}

/** The verdict on a run at a frame. */
export function verdictOf(run: RunView, frame: RunFrame): Verdict {
  const sup = formatNumber(supAt(run, frame));
  const theory = theoryOf(run);
  const { autoencoder, manifold } = run.started.run;
  const { latent } = autoencoder;
  const space = latentName(latent);
  // What is declared is the least Euclidean space; of others it says nothing.
  const embeddingDimension = latent.kind === 'euclidean' ? manifold.embeddingDimension : null;
  const d = latent.dimension;

  if (theory !== null) {
    const bound = formatBound(theory.supErrorBound);
    const reached = supAt(run, frame) >= theory.supErrorBound;
    return {
      obstructed: true,
      headline: `sup ρ = ${sup}${reached ? '' : ' on the points seen so far'}; topology forbids less than ${bound}.`,
      detail: theory.reason,
    };
  }
  if (embeddingDimension !== null && embeddingDimension > d) {
    return {
      obstructed: true,
      headline: `sup ρ = ${sup}; topology forbids 0.`,
      detail: `The ${manifold.name} does not embed in ${space}: some of its points must share a code.`,
    };
  }
  if (embeddingDimension !== null) {
    return {
      obstructed: false,
      headline: `sup ρ = ${sup}; topology forbids nothing here.`,
      detail: `The ${manifold.name} embeds in ${space}: what is left of ρ is a matter of training.`,
    };
  }
  if (latent.kind !== 'euclidean') {
    return {
      obstructed: false,
      headline: `sup ρ = ${sup}.`,
      detail: `The bounds that are known need a Euclidean latent space; nothing is known to forbid 0 in ${space}.`,
    };
  }
  return {
    obstructed: false,
    headline: `sup ρ = ${sup}.`,
    detail: `The topology of the data is not declared, so no bound is known.`,
  };
}
