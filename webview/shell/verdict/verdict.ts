import * as l10n from '@vscode/l10n';
import type { RunFrame } from '../../../src/protocol/events.js';
import { holds } from '../../../src/holding.js';
import type { Statement } from '../../../src/protocol/statement.js';
import { assumptionInWords } from '../../../src/protocol/statement-words.js';
import { latentName } from '../../../src/protocol/latent-name.js';
import { formatCount, lowerBoundWithUnit, upperBoundWithUnit, withUnit } from '../../format.js';
import { certificateAt } from '../../state/certificate.js';
import { boundOfPair } from '../../state/certificate-words.js';
import { coveringAt } from '../../state/covering.js';
import { supAt } from '../../state/measures.js';
import type { RunView } from '../../state/model.js';
import { obstructionsOf, statementsOf } from '../../state/statements.js';
import { anomalyNotes } from './anomalies.js';

/** What a run came to, in a word. */
export type VerdictKind =
  /** Topology forbids a small largest error. */
  | 'torn'
  /** The largest error is so small that the latent space holds the data. */
  | 'healed'
  /** The encoder covers its latent space more than once, or turns back. */
  | 'folded'
  /** Nothing known forbids a smaller largest error, and it is not small. */
  | 'untrained'
  /** The data declare nothing that a theorem could start from, and the sample alone proves nothing. */
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
    /** Lower bound of sup ρ for every network of this shape; null if none was found. */
    readonly bound: number | null;
    /** The radius of the data, which the gauge reaches to at least. */
    readonly radius: number;
    readonly unit: string;
  };
}

/** How large the data are, in their units. */
export interface DataSize {
  /** What the gauge and the colours reach to. */
  readonly radius: number;
  /** The root mean square distance from their mean, by which it is said whether they are held. */
  readonly rms: number;
}

/**
 * The verdict on a run at a frame.
 * @param unit of distances in the data; empty if none.
 */
export function verdictOf(run: RunView, frame: RunFrame, size: DataSize, unit: string): Verdict {
  const sup = supAt(run, frame);
  const { kind, headline, detail } = judge(run, frame, sup, size.rms, unit);
  return {
    kind,
    headline,
    detail,
    reasons: [
      ...statementsOf(run).flatMap((one) => (one.kind === 'certificate' ? [] : [statementReason(one)])),
      certificateReason(run, frame, unit),
      coveringReason(run, frame),
      endingReason(run, frame),
    ].filter((reason) => reason !== null),
    gauge: { sup, bound: obstructionsOf(run).at(0)?.bound ?? null, radius: size.radius, unit },
  };
}

type Judgement = Pick<Verdict, 'kind' | 'headline' | 'detail'>;

function judge(run: RunView, frame: RunFrame, sup: number, rms: number, unit: string): Judgement {
  const { autoencoder, manifold, examined } = run.started.run;
  const isExamined = examined != null;
  const { latent } = autoencoder;
  const space = latentName(latent);
  const isLast = run.finished !== null && frame.step >= run.finished.result.steps;
  const isSmall = holds(sup, rms);
  const error = withUnit(sup, unit);
  const offBy = worstPoint(run, isLast, error);
  const anomalies = anomalyNotes(run, frame);
  const told = (...sentences: readonly string[]): string => asText([...sentences, ...anomalies]);

  const strongest = obstructionsOf(run).at(0);
  // What rests on an assumption about the encoder is no longer true where the run shows the opposite.
  if (strongest !== undefined && !(isSmall && strongest.assumptions.length > 0)) {
    const { headline, sentence } = obstructed(strongest, run, unit);
    return {
      kind: 'torn',
      headline,
      detail: told(
        strongest.bound === null ? offBy : `${offBy}; ${sentence}`,
        ...(strongest.bound === null ? [sentence] : []),
      ),
    };
  }
  const isDeclared = manifold.embeddingDimension !== null || manifold.bettiNumbers !== null;
  const first = anomalies.at(0);
  if (!isDeclared && first !== undefined)
    return { kind: 'unknown', headline: first, detail: asText([...anomalies.slice(1), offBy]) };
  if (isSmall) {
    const data = isDeclared ? l10n.t('the {0}', manifold.name) : l10n.t('the data');
    return {
      kind: isLast ? 'healed' : 'training',
      headline: isLast
        ? l10n.t('Healed: {0} holds {1}', space, data)
        : isExamined
          ? l10n.t('This version: {0} holds {1}', space, data)
          : l10n.t('Training: {0} holds {1} so far', space, data),
      detail: told(offBy),
    };
  }
  if (!isDeclared) {
    return {
      kind: 'unknown',
      headline: l10n.t('No bound found: the data declare no topology'),
      detail: told(offBy, ...statementsOf(run).flatMap(({ kind, text }) => (kind === 'estimate' ? [text] : []))),
    };
  }
  if (!isLast) {
    return {
      kind: 'training',
      headline: isExamined
        ? l10n.t('This version: nothing known forbids a small error in {0}', space)
        : l10n.t('Training: nothing known forbids a small error in {0}', space),
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
  // D, a code and D again: such a network is a linear map, whatever the steps.
  if (latent.kind === 'euclidean' && autoencoder.widths.length === 3) {
    return {
      kind: 'untrained',
      headline: l10n.t('Linear: a network without a hidden layer can only project'),
      detail: told(offBy, l10n.t('Hidden layers may help, more steps hardly')),
    };
  }
  return {
    kind: 'untrained',
    headline: l10n.t('Not fully trained: nothing known forbids a smaller error in {0}', space),
    detail: told(offBy, l10n.t('More steps, more layers or another seed may help')),
  };
}

/** The largest ρ, and among which points it is the largest: at the end some manifolds are searched beyond the sample. */
function worstPoint({ finished }: RunView, isLast: boolean, error: string): string {
  if (!isLast || finished === null) return l10n.t('Worst point seen: ρ = {0}', error);
  const { supParameters, certificateSearch, error: summary } = finished.result;
  return supParameters !== null || certificateSearch !== null
    ? l10n.t('Worst point found: ρ = {0}', error)
    : l10n.t('Worst of {0} test points: ρ = {1}', formatCount(summary.count), error);
}

/** What an obstruction comes to: a headline, and a sentence without its full stop. */
function obstructed(
  { kind, bound, assumptions, within }: Statement,
  { started }: RunView,
  unit: string,
): { readonly headline: string; readonly sentence: string } {
  const { autoencoder, manifold } = started.run;
  const { latent, widths } = autoencoder;
  const space = latentName(latent);
  const least = bound === null ? '' : lowerBoundWithUnit(bound, unit);
  if (kind === 'persistence bound') {
    return {
      headline: l10n.t('Torn: the sample alone shows that {0} cannot hold the data', space),
      sentence: l10n.t(
        'within {0} of your data, no network of this shape gets below {1}',
        upperBoundWithUnit(within ?? 0, unit),
        least,
      ),
    };
  }
  const narrowest = Math.min(...widths);
  const isNarrow = narrowest < widths[(widths.length - 1) / 2];
  if (bound !== null) {
    return {
      headline: isNarrow
        ? l10n.t('Torn: no network with a layer of width {0} can avoid it', narrowest)
        : l10n.t('Torn: no continuous encoder to {0} can avoid it', space),
      sentence: l10n.t('no network of this shape gets below {0}', least),
    };
  }
  return {
    headline: isNarrow
      ? l10n.t('Torn: the {0} does not fit through a layer of width {1}', manifold.name, narrowest)
      : l10n.t('Torn: the {0} does not fit into {1}', manifold.name, space),
    sentence:
      assumptions.length === 0
        ? l10n.t('Some of its points must share a code, whatever the network')
        : l10n.t('Some of its points must share a code, as long as {0}', assumptions.map(assumptionInWords).join('; ')),
  };
}

/** Sentences without their full stops as one text. */
const asText = (sentences: readonly string[]): string =>
  sentences.map((sentence) => (sentence.endsWith('.') ? sentence : `${sentence}.`)).join(' ');

/** A statement with all that it rests on. */
function statementReason({ text, assumptions, source }: Statement): string {
  return [
    text,
    assumptions.length === 0
      ? null
      : l10n.t('This holds as long as {0}.', assumptions.map(assumptionInWords).join('; ')),
    source === '' ? null : l10n.t('Source: {0}.', source),
  ]
    .filter((part) => part !== null)
    .join(' ');
}

function certificateReason(run: RunView, frame: RunFrame, unit: string): string | null {
  const certificate = certificateAt(run, frame);
  if (certificate === null) return null;
  const found = l10n.t(
    'Certificate for this network: two points that are {0} apart have the same code.',
    withUnit(certificate.separation, unit),
  );
  return `${found} ${boundOfPair(certificate, unit)}`;
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
