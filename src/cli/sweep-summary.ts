import { formatNumber } from '../protocol/format.js';
import { outcomesWith } from '../protocol/outcomes.js';
import type { RunResult } from '../protocol/result.js';
import { spreadOf, type Spread } from '../protocol/sweep.js';

/** What `sweep --json` prints. */
export interface SweepSummary {
  readonly name: string;
  readonly file: string;
  readonly seeds: readonly number[];
  /** By the label of the outcome, such as `sup ρ` or `AUC of resonance`. */
  readonly spread: Readonly<Record<string, Spread>>;
  readonly runs: readonly RunResult[];
}

/** The spread of one outcome over the runs. */
interface OutcomeSpread {
  readonly label: string;
  readonly spread: Spread;
  readonly format: (value: number) => string;
}

/** @param runs at least one, of one dataset file. */
export function summarizeSweep(runs: readonly RunResult[]): SweepSummary {
  const [{ name, file }] = runs;
  return {
    name,
    file,
    seeds: runs.map(({ seed }) => seed),
    spread: Object.fromEntries(spreadsOf(runs).map(({ label, spread }) => [label, spread])),
    runs,
  };
}

/** Of every outcome that is a number in each run. */
function spreadsOf(runs: readonly RunResult[]): OutcomeSpread[] {
  return outcomesWith(runs[0].signals.map(({ name }) => name)).flatMap(({ label, of, format }) => {
    const values = runs.map((run) => of(run)?.value ?? null).filter((value) => value !== null);
    return values.length < runs.length ? [] : [{ label: label(), spread: spreadOf(values), format }];
  });
}

/** The spread as a table, for people. */
export function formatSweep({ name, runs }: SweepSummary): string {
  const rows = [
    ['', 'mean', 'std. dev.', 'least', 'greatest'],
    ...spreadsOf(runs).map(({ label, spread: { mean, standardDeviation, least, greatest }, format }) => [
      label,
      format(mean),
      standardDeviation === null ? '–' : formatNumber(standardDeviation),
      format(least),
      format(greatest),
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] + 2))).join(''),
  );
  return [`${name}, ${runs.length} seeds`, ...lines, ''].join('\n');
}
