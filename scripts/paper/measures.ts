import { latentName } from '../../src/protocol/latent-name.js';
import type { Outcome } from '../../src/protocol/outcome.js';
import { outcomes } from '../../src/protocol/outcomes.js';
import type { RunResult } from '../../src/protocol/result.js';
import { spreadOf } from '../../src/protocol/sweep.js';
import type { PaperRun } from './train.js';

/** A row of a table: one cell for the runs of an example; null if it has nothing to say of them. */
export interface Measure {
  readonly name: string;
  readonly cell: (runs: readonly PaperRun[]) => string | null;
}

/** @param missedAbove ρ above which a point counts as missed, in data units; undefined for no such row. */
export function measuresOf(missedAbove: number | undefined): readonly Measure[] {
  return [
    { name: 'latent space', cell: ([{ result }]) => latentName(result.latent) },
    spread(outcomes.sup),
    once(outcomes.theory),
    spread(outcomes.certificate),
    spread(outcomes.median),
    spread(outcomes.quantile99),
    ...(missedAbove === undefined ? [] : [missed(missedAbove)]),
    list(outcomes.folds),
    list(outcomes.windingNumbers),
    list(outcomes.degree),
    spread(outcomes.tornShare),
    spread(outcomes.geodesicStress),
    spread(outcomes.trustworthiness),
    spread(outcomes.continuity),
    spread(outcomes.densityDivergence),
    { name: 'estimated from the sample', cell: ([{ result }]) => estimatesOf(result) },
    once(outcomes.bettiOfData),
    list(outcomes.bettiOfCodes),
    { name: 'AUC of ρ', cell: (runs) => bySignal(runs, (run, index) => run.result.signals[index].auc) },
    {
      name: 'best AUC of a baseline',
      cell: (runs) =>
        bySignal(runs, ({ result }, index) => {
          const { name } = result.signals[index];
          return Math.max(...(result.baselines ?? []).flatMap(({ signal, auc }) => (signal === name ? [auc] : [])));
        }),
    },
    spread(outcomes.significanceBefore),
    spread(outcomes.significanceAfter),
  ];
}

/** Estimates of what the data do not declare; of the first seed, since each seed draws its own sample. */
function estimatesOf({ statements = [] }: RunResult): string | null {
  const texts = statements.flatMap(({ kind, text }) => (kind === 'estimate' ? [text] : []));
  return texts.length === 0 ? null : texts.join(' ');
}

/** Mean and standard deviation over the runs that have the number, and how many they are where it is not all. */
function spread({ label, of }: Outcome): Measure {
  return {
    name: label(),
    cell: (runs) => {
      const values = runs.map(({ result }) => of(result)?.value ?? null).filter((value) => value !== null);
      if (values.length === 0) return null;
      return (
        meanAndDeviation(values) + (values.length < runs.length ? ` (${values.length} of ${runs.length} seeds)` : '')
      );
    },
  };
}

/** What it is for each seed, or once where it is the same for all. */
function list({ label, of }: Outcome): Measure {
  return {
    name: label(),
    cell: (runs) => {
      const texts = runs.map(({ result }) => of(result)?.text ?? null);
      if (texts.every((text) => text === null)) return null;
      return [...(new Set(texts).size === 1 ? texts.slice(0, 1) : texts)].map((text) => text ?? '–').join(' · ');
    },
  };
}

/** What it is for the first seed, as the seed does not matter to it. */
function once({ label, of }: Outcome): Measure {
  return { name: label(), cell: ([{ result }]) => of(result)?.text ?? null };
}

/** The share of the test sample with a larger ρ. */
function missed(above: number): Measure {
  return {
    name: `share ρ > ${above}`,
    cell: (runs) =>
      meanAndDeviation(runs.map(({ errors }) => errors.filter((rho) => rho > above).length / errors.length)),
  };
}

function bySignal(runs: readonly PaperRun[], of: (run: PaperRun, signal: number) => number): string | null {
  const lines = runs[0].result.signals.flatMap(({ name }, index) => {
    const values = runs.map((run) => of(run, index)).filter(Number.isFinite);
    return values.length === 0 ? [] : [`${name}: ${meanAndDeviation(values)}`];
  });
  return lines.length === 0 ? null : lines.join('<br>');
}

function meanAndDeviation(values: readonly number[]): string {
  const { mean, standardDeviation } = spreadOf(values);
  if (standardDeviation === null) return number(mean);
  return `${number(mean)} ± ${Number(standardDeviation.toPrecision(2))}`;
}

function number(value: number): string {
  return String(Number(value.toPrecision(3)));
}
