import * as l10n from '@vscode/l10n';
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
  return l10n.t(
    'Certificate: two points of one code, so some ρ is at least {0}, whatever the decoder.',
    formatNumber(certificate.bound),
  );
}

function endingSentence({ finished }: RunView, frame: RunFrame): string | null {
  if (finished?.result.steps !== frame.step) return null;
  const { validation } = finished.result;
  const sentences = [
    ...(finished.reason === 'early' && validation !== null
      ? [
          l10n.t(
            'Training ended early: the validation loss has not improved since step {0}.',
            formatCount(validation.best.step),
          ),
        ]
      : []),
    ...(validation?.restored === true
      ? [
          l10n.t(
            'The network is that of step {0}, where the validation loss was lowest.',
            formatCount(validation.best.step),
          ),
        ]
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
      headline: reached
        ? l10n.t('sup ρ = {0}; topology forbids less than {1}.', sup, bound)
        : l10n.t('sup ρ = {0} on the points seen so far; topology forbids less than {1}.', sup, bound),
      detail: theory.reason,
    };
  }
  if (embeddingDimension !== null && embeddingDimension > d) {
    return {
      obstructed: true,
      headline: l10n.t('sup ρ = {0}; topology forbids 0.', sup),
      detail: l10n.t('The {0} does not embed in {1}: some of its points must share a code.', manifold.name, space),
    };
  }
  if (embeddingDimension !== null) {
    return {
      obstructed: false,
      headline: l10n.t('sup ρ = {0}; topology forbids nothing here.', sup),
      detail: l10n.t('The {0} embeds in {1}: what is left of ρ is a matter of training.', manifold.name, space),
    };
  }
  if (latent.kind !== 'euclidean') {
    return {
      obstructed: false,
      headline: l10n.t('sup ρ = {0}.', sup),
      detail: l10n.t(
        'The bounds that are known need a Euclidean latent space; nothing is known to forbid 0 in {0}.',
        space,
      ),
    };
  }
  return {
    obstructed: false,
    headline: l10n.t('sup ρ = {0}.', sup),
    detail: l10n.t('The topology of the data is not declared, so no bound is known.'),
  };
}
