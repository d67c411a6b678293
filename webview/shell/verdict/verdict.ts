import * as l10n from '@vscode/l10n';
import type { RunFrame } from '../../../src/protocol/events.js';
import { latentName } from '../../../src/protocol/latent-name.js';
import { formatCount, lowerBoundWithUnit, withUnit } from '../../format.js';
import { certificateAt } from '../../state/certificate.js';
import { coveringAt } from '../../state/covering.js';
import { supAt } from '../../state/measures.js';
import { theoryOf, type RunView } from '../../state/model.js';
import { isObstructed } from '../../state/obstructed.js';
import { anomalyNotes } from './anomalies.js';

/** What a run came to, in a word. */
export type VerdictKind =
  /** Topology forbids a small largest error. */
  | 'torn'
  /** The largest error is small. */
  | 'healed'
  /** The encoder covers its latent space more than once, or turns back. */
  | 'folded'
  /** No bound is known, and the largest error is not small. */
  | 'untrained'
  /** The data declare nothing that a theorem could start from. */
  | 'unknown'
  /** Training goes on, and nothing above can be said yet. */
  | 'training';

/** What sup ρ at a frame means. */
export interface Verdict {
  readonly kind: VerdictKind;
  readonly headline: string;
  /** One or two plain sentences. */
  readonly detail: string;
  /** What stands behind it: theorem, certificate, folds; each a sentence. */
  readonly reasons: readonly string[];
  /** What the gauge shows, in data units. */
  readonly gauge: {
    readonly sup: number;
    /** Lower bound of sup ρ for every network of this shape; null if none is known. */
    readonly bound: number | null;
    /** The radius of the data, which the gauge reaches to at least. */
    readonly radius: number;
    readonly unit: string;
  };
}

/** Below this share of the radius of the data an error counts as small. */
export const smallShare = 0.05;

/**
 * The verdict on a run at a frame.
 * @param radius of the data, in their units.
 * @param unit of distances in the data; empty if there is none.
 */
export function verdictOf(run: RunView, frame: RunFrame, radius: number, unit: string): Verdict {
  const sup = supAt(run, frame);
  const theory = theoryOf(run);
  const { kind, headline, detail } = judge(run, frame, sup, radius, unit);
  return {
    kind,
    headline,
    detail,
    reasons: [
      theory?.reason ?? null,
      certificateReason(run, frame, unit),
      coveringReason(run, frame),
      endingReason(run, frame),
    ].filter((reason) => reason !== null),
    gauge: { sup, bound: theory?.supErrorBound ?? null, radius, unit },
  };
}

type Judgement = Pick<Verdict, 'kind' | 'headline' | 'detail'>;

function judge(run: RunView, frame: RunFrame, sup: number, radius: number, unit: string): Judgement {
  const { autoencoder, manifold } = run.started.run;
  const { latent } = autoencoder;
  const space = latentName(latent);
  const theory = theoryOf(run);
  const isLast = run.finished !== null && frame.step >= run.finished.result.steps;
  const error = withUnit(sup, unit);
  // This speaks about the shown frame. Only at the end is ρ searched beyond the sample.
  const offBy = isLast
    ? l10n.t('The worst point is off by ρ = {0}', error)
    : l10n.t('The worst point seen is off by ρ = {0}', error);
  const anomalies = anomalyNotes(run, frame);
  const told = (...sentences: readonly string[]): string => asText([...sentences, ...anomalies]);

  if (theory !== null) {
    const bound = lowerBoundWithUnit(theory.supErrorBound, unit);
    return {
      kind: 'torn',
      headline: l10n.t('Torn: no continuous encoder to {0} can avoid it', space),
      detail: told(l10n.t('{0}; no network of this shape gets below {1}', offBy, bound)),
    };
  }
  if (isObstructed(run)) {
    return {
      kind: 'torn',
      headline: l10n.t('Torn: the {0} does not fit into {1}', manifold.name, space),
      detail: told(offBy, l10n.t('Some of its points must share a code, whatever the network')),
    };
  }
  const isDeclared = manifold.embeddingDimension !== null || manifold.bettiNumbers !== null;
  if (!isDeclared) {
    const first = anomalies.at(0);
    return first === undefined
      ? {
          kind: 'unknown',
          headline: l10n.t('Nothing known: the data declare no topology'),
          detail: asText([offBy, l10n.t('No lower bound is known')]),
        }
      : { kind: 'unknown', headline: first, detail: asText([...anomalies.slice(1), offBy]) };
  }
  if (sup <= smallShare * radius) {
    return {
      kind: isLast ? 'healed' : 'training',
      headline: isLast
        ? l10n.t('Healed: {0} holds the {1}', space, manifold.name)
        : l10n.t('Training: {0} holds the {1} so far', space, manifold.name),
      detail: told(offBy),
    };
  }
  if (!isLast) {
    return {
      kind: 'training',
      headline: l10n.t('Training: nothing known forbids a small error in {0}', space),
      detail: told(offBy),
    };
  }
  const covering = coveringAt(run, frame);
  if (covering?.isFolded === true) {
    return {
      kind: 'folded',
      headline: l10n.t('Folded: the encoder does not wrap {0} just once', space),
      detail: told(offBy, covering.brief),
    };
  }
  return {
    kind: 'untrained',
    headline: l10n.t('Not fully trained: nothing known forbids a smaller error in {0}', space),
    detail: told(offBy, l10n.t('More steps, more layers or another seed may help')),
  };
}

/** Sentences without their full stops as one text. */
const asText = (sentences: readonly string[]): string =>
  sentences.map((sentence) => (sentence.endsWith('.') ? sentence : `${sentence}.`)).join(' ');

function certificateReason(run: RunView, frame: RunFrame, unit: string): string | null {
  const certificate = certificateAt(run, frame);
  if (certificate === null) return null;
  return l10n.t(
    'Certificate for this network: two points that are {0} apart have the same code, so one of them is off by at least {1}, whatever the decoder.',
    withUnit(certificate.separation, unit),
    lowerBoundWithUnit(certificate.bound, unit),
  );
}

function coveringReason(run: RunView, frame: RunFrame): string | null {
  const covering = coveringAt(run, frame);
  return covering === null ? null : `${covering.brief} ${covering.meaning}`;
}

/** Whether training ended early, and which network it ended with; null if it is that of the last planned step. */
function endingReason({ finished }: RunView, frame: RunFrame): string | null {
  if (finished?.result.steps !== frame.step) return null;
  const { validation } = finished.result;
  if (validation === null) return null;
  const best = formatCount(validation.best.step);
  const sentences = [
    finished.reason === 'early'
      ? l10n.t('Training ended early: the validation loss has not improved since step {0}.', best)
      : null,
    validation.restored
      ? l10n.t('The network is the one from step {0}, where the validation loss was lowest.', best)
      : null,
  ].filter((sentence) => sentence !== null);
  return sentences.length === 0 ? null : sentences.join(' ');
}
