import { superscript } from '../digits.js';
import type {
  ManifoldDescription,
  Quantity,
  RunDescription,
  TrainingDescription,
  ValidationDescription,
} from '../protocol/description.js';
import type { RunAnalysis, RunStarted } from '../protocol/events.js';
import { formatCount } from '../protocol/format.js';
import { latentCall } from '../protocol/latent-name.js';
import { describeMethods } from '../protocol/methods.js';
import { assumptionInWords } from '../protocol/statement-words.js';
import type { LatentSuggestion, Statement, StatementKind } from '../protocol/statement.js';

/** What a dataset file declares and what was drawn from it, for people: one line a subject. */
export function summarize({ run }: RunStarted, analysis: RunAnalysis | null): string {
  const { manifold, samples, signals, observables, autoencoder, training } = run;
  const lines: (readonly [subject: string, text: string])[] = [
    ['manifold', describeManifold(manifold)],
    ['coordinates', quantities(manifold.coordinates)],
    ['samples', `${formatCount(samples.train)} to train on, ${formatCount(samples.test)} to test on`],
    ['signals', signals.join(', ') || 'none'],
    ['observables', quantities(observables) || 'none'],
    [
      'network',
      `${autoencoder.widths.join('-')}, ${autoencoder.activation ?? 'from elsewhere'}, ${formatCount(autoencoder.parameters)} parameters, ` +
        (autoencoder.standardization === null ? 'data as they are' : 'data standardised'),
    ],
    ...(training === null ? [] : describeTraining(run, training)),
    ...(run.choices ?? []).map((choice) => ['chosen', choice] as const),
    ...describeStatements(analysis?.statements ?? []),
    ...describeSuggestions(analysis?.suggestions ?? []),
  ];
  return [run.name, ...lines.map(([subject, text]) => `  ${subject.padEnd(13)}${text}`), ''].join('\n');
}

function describeTraining(
  run: RunDescription,
  training: TrainingDescription,
): (readonly [subject: string, text: string])[] {
  const { optimizer, schedule, steps, batchSize, validation } = training;
  const details = [
    `learning rate ${optimizer.learningRate} (${schedule.kind})`,
    ...describeMethods(run),
    `seed ${run.seed}`,
  ];
  return [
    [
      'training',
      `${formatCount(steps)} steps of ${formatCount(batchSize)} points, ${optimizer.kind}, ${details.join(', ')}`,
    ],
    ['validation', describeValidation(validation)],
  ];
}

/** The first word of a line, which has room for 12 letters. */
const subjects = {
  theorem: 'theory',
  'persistence bound': 'sample',
  certificate: 'certificate',
  measurement: 'measured',
  estimate: 'estimate',
} as const satisfies Record<StatementKind, string>;

/** What is known of the run, the surest first, each with its kind. */
function describeStatements(statements: readonly Statement[]): (readonly [subject: string, text: string])[] {
  if (statements.length === 0) return [['theory', 'no lower bound of sup ρ follows from what is declared']];
  return statements.map(({ kind, text, assumptions }) => [
    subjects[kind],
    [text, ...assumptions.map((assumption) => `This holds as long as ${assumptionInWords(assumption)}.`)].join(' '),
  ]);
}

function describeSuggestions(suggestions: readonly LatentSuggestion[]): (readonly [subject: string, text: string])[] {
  if (suggestions.length === 0) return [];
  return [['try', suggestions.map(({ latent }) => latentCall(latent)).join(' or ')]];
}

function describeValidation(validation: ValidationDescription | null): string {
  if (validation === null) return 'none';
  const { count, every, earlyStopping, keepBest } = validation;
  return [
    `${formatCount(count)} points, every ${formatCount(every)} steps`,
    ...(earlyStopping === null
      ? []
      : [`training ends after ${formatCount(earlyStopping.patience)} without an improvement`]),
    ...(keepBest ? ['the best network is kept'] : []),
  ].join('; ');
}

function describeManifold(manifold: ManifoldDescription): string {
  const { name, ambientDimension, intrinsicDimension, bettiNumbers, embeddingDimension } = manifold;
  return [
    `${name}: ${intrinsicDimension === null ? 'of unknown dimension' : `of dimension ${intrinsicDimension}`} in ℝ${superscript(ambientDimension)}`,
    ...(bettiNumbers === null ? [] : [`Betti numbers ${bettiNumbers.join(', ')}`]),
    ...(embeddingDimension === null ? [] : [`embeds in ℝ${superscript(embeddingDimension)}, in no less`]),
  ].join('; ');
}

function quantities(list: readonly Quantity[]): string {
  const shown = list.slice(0, 12).map(({ name, unit }) => (unit === '' ? name : `${name} (${unit})`));
  return shown.join(', ') + (list.length > shown.length ? `, … (${list.length} in all)` : '');
}
