import type { RunFrame } from '../../src/protocol/events.js';
import { latentName } from '../../src/protocol/latent-name.js';
import type { CertificateResult } from '../../src/protocol/result.js';
import { formatBound, formatCount, formatNumber } from '../format.js';
import { coveringAt } from './covering.js';
import { supAt } from './measures.js';
import { theoryOf, type RunView } from './model.js';

/** What sup ρ means in the light of topology. */
export interface Verdict {
  /** Whether topology forbids a perfect autoencoder here. */
  readonly obstructed: boolean;
  readonly headline: string;
  readonly detail: string;
  /** What two points of the manifold with equal codes prove, whatever the decoder; null where none were found. */
  readonly certificate: string | null;
  /** Whether training ended early, and which network it ended with; null where it is that of the last planned step. */
  readonly ending: string | null;
  /** How often the encoder covers its latent space at this frame; null where that is not defined. */
  readonly covering: string | null;
}

/** The verdict on a run at a frame. */
export function verdictOf(run: RunView, frame: RunFrame): Verdict {
  return {
    ...topologicalVerdict(run, frame),
    certificate: certificateSentence(certificateAt(run, frame)),
    covering: coveringAt(run, frame)?.brief ?? null,
    ending: endingSentence(run, frame),
  };
}

/** The certificate of the trained encoder, for the frame of its last step and no other. */
export function certificateAt(run: RunView, frame: RunFrame): CertificateResult | null {
  const result = run.finished?.result ?? null;
  return result !== null && frame.step === result.steps ? result.certificate : null;
}

function certificateSentence(certificate: CertificateResult | null): string | null {
  if (certificate === null) return null;
  return `Certificate: two points of one code, so some ρ is at least ${formatNumber(certificate.bound)}, whatever the decoder.`;
}

function endingSentence({ finished }: RunView, frame: RunFrame): string | null {
  if (finished?.result.steps !== frame.step) return null;
  const { validation } = finished.result;
  const sentences = [
    ...(finished.reason === 'early' && validation !== null
      ? [`Training ended early: the validation loss has not improved since step ${formatCount(validation.best.step)}.`]
      : []),
    ...(validation?.restored === true
      ? [`The network is that of step ${formatCount(validation.best.step)}, where the validation loss was lowest.`]
      : []),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
}

function topologicalVerdict(run: RunView, frame: RunFrame): Omit<Verdict, 'certificate' | 'covering' | 'ending'> {
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
