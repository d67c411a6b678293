import * as l10n from '@vscode/l10n';
import { superscript } from '../../../src/digits.js';
import type { ManifoldDescription } from '../../../src/protocol/description.js';
import type { RunFrame } from '../../../src/protocol/events.js';
import { latentName } from '../../../src/protocol/latent-name.js';
import type { CertificateResult } from '../../../src/protocol/result.js';
import type { Statement } from '../../../src/protocol/statement.js';
import { codeNormInWords } from '../../../src/protocol/code-norm-words.js';
import { assumptionInWords } from '../../../src/protocol/statement-words.js';
import { formatCount, formatNumber, lowerBoundWithUnit, subscript, withUnit } from '../../format.js';
import { coveringAt } from '../../state/covering.js';
import { supAt } from '../../state/measures.js';
import { analysisAt, resultAt, type RunView } from '../../state/model.js';
import { obstructionsOf, statementsOf } from '../../state/statements.js';
import { certificateAt } from '../../state/certificate.js';
import { boundOfPair } from '../../state/certificate-words.js';

/** A number on the axis of ρ: sup ρ, or what it cannot fall below. */
export interface Mark {
  readonly kind: 'sup' | 'theory' | 'certificate';
  readonly name: string;
  /** In data units; null if none. */
  readonly value: number | null;
  /** The number with its unit, or why it is missing. */
  readonly text: string;
}

/** The marks, sup ρ first. */
export function marksAt(run: RunView, frame: RunFrame, unit: string): readonly Mark[] {
  const sup = supAt(run, frame);
  const theory = obstructionsOf(run).at(0)?.bound ?? null;
  const certificate = certificateAt(run, frame);
  const bound = certificate?.bound ?? null;
  return [
    { kind: 'sup', name: 'sup ρ', value: sup, text: withUnit(sup, unit) },
    {
      kind: 'theory',
      name: l10n.t('theory'),
      value: theory,
      text: theory === null ? l10n.t('no bound was found') : atLeast(theory, unit),
    },
    {
      kind: 'certificate',
      name: l10n.t('certificate'),
      value: bound,
      text: bound === null ? whyNoCertificate(run, frame) : atLeast(bound, unit),
    },
  ];
}

const atLeast = (bound: number, unit: string): string => `≥ ${lowerBoundWithUnit(bound, unit)}`;

function whyNoCertificate({ started, finished }: RunView, frame: RunFrame): string {
  if (finished === null) return l10n.t('computed when the run finishes');
  if (finished.result.steps !== frame.step)
    return started.run.examined == null
      ? l10n.t('computed only for the last step')
      : l10n.t('computed only for the newest version');
  return l10n.t('none was found');
}

/** What is known of one topic at a frame, and where it is from. */
export interface TopicStatement {
  readonly topic: string;
  readonly text: string;
  /** Whether the pair of the certificate belongs below it. */
  readonly hasPair: boolean;
}

/** All of them; each topic has something to say, if only that nothing is known. */
export function statementsAt(run: RunView, frame: RunFrame, unit: string): readonly TopicStatement[] {
  const certificate = certificateAt(run, frame);
  return [
    { topic: 'sup ρ', text: supSentence(run, frame, unit), hasPair: false },
    { topic: l10n.t('topology'), text: topologySentence(run), hasPair: false },
    {
      topic: l10n.t('certificate'),
      text: certificateSentence(run, frame, certificate, unit),
      hasPair: certificate !== null,
    },
    { topic: l10n.t('injectivity'), text: injectivitySentence(run, frame, certificate), hasPair: false },
  ];
}

function supSentence(run: RunView, frame: RunFrame, unit: string): string {
  const result = resultAt(run, frame);
  const { chart } = run.started.run.manifold;
  if (result !== null) {
    const { error, supParameters, certificate } = result;
    const place = (supParameters ?? []).map(
      (value, k) => `${chart?.parameters[k]?.name ?? ''} = ${withUnit(value, chart?.parameters[k]?.unit ?? '')}`,
    );
    const count = formatCount(error.count);
    if (certificate?.error?.includes(error.sup) === true) {
      return place.length === 0
        ? l10n.t("At a point of the certificate's pair; it is larger than at all {0} test points.", count)
        : l10n.t(
            "At a point of the certificate's pair, {1}; it is larger than at all {0} test points.",
            count,
            place.join(', '),
          );
    }
    if (supParameters === null) return l10n.t('The largest of {0} test points.', count);
    return place.length === 0
      ? l10n.t('The largest found on {0} test points and by a search on the chart from there.', count)
      : l10n.t(
          'The largest found on {0} test points and by a search on the chart from there, at {1}.',
          count,
          place.join(', '),
        );
  }
  const drawn = l10n.t('The largest of the points drawn at step {0}.', formatCount(frame.step));
  const analysis = analysisAt(run, frame.step);
  if (analysis === null) return drawn;
  const { error, step } = analysis;
  return `${drawn} ${l10n.t('Over all {0} test points {1}, at step {2}.', formatCount(error.count), withUnit(error.sup, unit), formatCount(step))}`;
}

/** What the manifold declares, and what follows for networks of this shape. */
function topologySentence(run: RunView): string {
  const { manifold, autoencoder } = run.started.run;
  const space = latentName(autoencoder.latent);
  const declared = declarations(manifold);
  const facts =
    declared.length === 0
      ? l10n.t('No topology is declared.')
      : l10n.t('Declared for the {0}: {1}.', manifold.name, declared.join('; '));
  const found = statementsOf(run).filter(({ kind }) => kind !== 'certificate');
  if (found.length > 0) return [facts, ...found.map(inFull)].join(' ');
  if (declared.length === 0) return facts;
  const least = manifold.embeddingDimension;
  const fits = autoencoder.latent.kind === 'euclidean' && least !== null && least <= autoencoder.latent.dimension;
  return fits
    ? `${facts} ${l10n.t('It fits into {0}, so there is no obstruction.', space)}`
    : `${facts} ${l10n.t('Nothing known forbids an error of 0 in {0}.', space)}`;
}

/** A statement with its assumptions. */
function inFull({ text, assumptions }: Statement): string {
  if (assumptions.length === 0) return text;
  return `${text} ${l10n.t('This holds as long as {0}.', assumptions.map(assumptionInWords).join('; '))}`;
}

function declarations({ intrinsicDimension, bettiNumbers, embeddingDimension }: ManifoldDescription): string[] {
  return [
    ...(intrinsicDimension === null ? [] : [l10n.t('dimension {0}', intrinsicDimension)]),
    ...(bettiNumbers === null ? [] : [l10n.t('Betti numbers over Z/2 {0}', describeBetti(bettiNumbers))]),
    ...(embeddingDimension === null
      ? []
      : [l10n.t('embeds in {0} and in nothing lower', `ℝ${superscript(embeddingDimension)}`)]),
  ];
}

/** If there are many, those that are not 0. */
function describeBetti(bettiNumbers: readonly number[]): string {
  const isLong = bettiNumbers.length > 5;
  const told = bettiNumbers.flatMap((b, k) => (isLong && b === 0 ? [] : [`b${subscript(k)} = ${b}`]));
  return isLong ? l10n.t('{0}, all others 0', told.join(', ')) : told.join(', ');
}

function certificateSentence(
  run: RunView,
  frame: RunFrame,
  certificate: CertificateResult | null,
  unit: string,
): string {
  const { finished } = run;
  if (finished === null)
    return l10n.t(
      'When the run finishes, it searches for two points with the same code: they bound ρ for every decoder.',
    );
  if (finished.result.steps !== frame.step)
    return l10n.t('It belongs to the trained encoder: go to the last picture of the timeline to see it.');
  const search = finished.result.certificateSearch;
  if (certificate?.nearest !== undefined) {
    const [x, y] = certificate.nearest;
    const found = l10n.t(
      'In double precision, the encoder gives two points near the data the same code. They lie {0} from test point {1} and {2} from test point {3}.',
      withUnit(x.distance, unit),
      x.row,
      withUnit(y.distance, unit),
      y.row,
    );
    return `${found} ${boundOfPair(certificate, unit)}`;
  }
  if (certificate !== null) {
    const found = l10n.t('In double precision, the encoder gives two points of the manifold the same code.');
    return `${found} ${boundOfPair(certificate, unit)}`;
  }
  if (search === null) {
    return l10n.t(
      'No two points with the same code were found near the data, which proves nothing. A run that is stopped immediately is not searched.',
    );
  }
  const { points, pairs, leastSeparation, latentDistance, cutShort, moved } = search;
  const found = l10n.t(
    'No two points with the same code were found, which proves nothing. {0} points were searched for pairs at least {1} apart.',
    formatCount(points),
    withUnit(leastSeparation, unit),
  );
  const sentences = [
    found,
    rootFinding(pairs, latentDistance),
    cutShort === true
      ? l10n.t('Then the search ended, since each step takes long here: other pairs were not tried.')
      : null,
    moved === undefined
      ? null
      : l10n.t(
          'A point takes {0} random numbers; the search moved the first {1} only.',
          formatCount(moved.of),
          formatCount(moved.numbers),
        ),
  ];
  return sentences.filter((sentence) => sentence !== null).join(' ');
}

function rootFinding(pairs: number, latentDistance: number | null): string {
  if (latentDistance === null) return l10n.t('Root finding had no pair to start from.');
  const distance = formatNumber(latentDistance);
  return pairs === 1
    ? l10n.t('Root finding from 1 pair reached codes {0} apart.', distance)
    : l10n.t('Root finding from {0} pairs reached codes {1} apart.', formatCount(pairs), distance);
}

function injectivitySentence(run: RunView, frame: RunFrame, certificate: CertificateResult | null): string {
  const { started } = run;
  const covering = coveringAt(run, frame);
  const atEnd = resultAt(run, frame);
  const reversed = atEnd?.distortion?.tissot?.reversedShare ?? null;
  const sentences = [
    certificate === null ? null : notOneToOne(certificate),
    atEnd !== null && certificate === null && atEnd.certificateSearch !== null
      ? l10n.t('As far as the search went, the encoder is one to one.')
      : null,
    covering === null ? null : `${covering.brief} ${covering.meaning}`,
    started.run.manifold.intrinsicDimension === 2 && reversed !== null && reversed > 0
      ? l10n.t(
          "The image is folded over: {0} % of the test points show the surface's other side.",
          formatNumber(100 * reversed),
        )
      : null,
    atEnd?.codeNorm ? codeNormInWords(atEnd.codeNorm) : null,
  ].filter((sentence) => sentence !== null);
  if (sentences.length > 0) return sentences.join(' ');
  return l10n.t('No fold count, winding number or degree is defined here.');
}

function notOneToOne({ proof }: CertificateResult): string {
  return proof === undefined || proof.kind === 'exact'
    ? l10n.t('The encoder is not one to one.')
    : l10n.t('Up to rounding, the encoder is not one to one.');
}

/** The pair of the certificate as rows of a table: what, and its numbers. */
export function pairRows(
  { x, y, code, error, separation, latentDistance, exportedDistance }: CertificateResult,
  unit: string,
): readonly (readonly [string, string])[] {
  return [
    ['x', vector(x)],
    ['y', vector(y)],
    ...(code === undefined ? [] : [['f(x) = f(y)', vector(code)] as const]),
    ['‖x − y‖', withUnit(separation, unit)],
    ['‖f(x) − f(y)‖', formatNumber(latentDistance)],
    ...(exportedDistance === undefined
      ? []
      : [[l10n.t('‖f(x) − f(y)‖ as exported'), formatNumber(exportedDistance)] as const]),
    ...(error === undefined ? [] : [['ρ(x), ρ(y)', error.map((value) => withUnit(value, unit)).join(', ')] as const]),
  ];
}

/** How many coordinates of a point are told. */
const most = 12;

function vector(values: readonly number[]): string {
  const told = values.slice(0, most).map(formatNumber).join(', ');
  if (values.length === 1) return told;
  return `(${told}${values.length > most ? ', …' : ''})`;
}
