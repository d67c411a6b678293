import type { RunResult } from '../protocol/result.js';
import { spreadOf, type Spread } from '../protocol/sweep.js';

/** What `sweep --json` prints. */
export interface SweepSummary {
  readonly name: string;
  readonly file: string;
  readonly seeds: readonly number[];
  /** By the name of the measure, such as `sup ρ` or `AUC of resonance`. */
  readonly spread: Readonly<Record<string, Spread>>;
  readonly runs: readonly RunResult[];
}

/** @param runs at least one, of one dataset file. */
export function summarizeSweep(runs: readonly RunResult[]): SweepSummary {
  const [{ name, file, signals }] = runs;
  const measures: (readonly [name: string, of: (run: RunResult) => number])[] = [
    ['test loss', ({ loss }) => loss.test],
    ['sup ρ', ({ error }) => error.sup],
    ['median ρ', ({ error }) => error.median],
    ['0.99-quantile of ρ', ({ error }) => error.q99],
    ...optional(runs, 'bound of the certificate', ({ certificate }) => certificate?.bound),
    ...optional(runs, 'folds', ({ injectivity }) => injectivity?.folds),
    ...optional(runs, 'degree', ({ injectivity }) => injectivity?.degree),
    ...optional(runs, 'torn edges', ({ distortion }) => distortion?.tornEdges?.torn),
    ...optional(runs, 'geodesic stress', ({ distortion }) => distortion?.geodesicStress?.stress),
    ...signals.map(
      (signal, index) => [`AUC of ${signal.name}`, (run: RunResult): number => run.signals[index].auc] as const,
    ),
  ];
  return {
    name,
    file,
    seeds: runs.map(({ seed }) => seed),
    spread: Object.fromEntries(measures.map(([measure, of]) => [measure, spreadOf(runs.map(of))])),
    runs,
  };
}

/** A measure that is told where every run has it. */
function optional(
  runs: readonly RunResult[],
  name: string,
  of: (run: RunResult) => number | null | undefined,
): (readonly [name: string, of: (run: RunResult) => number])[] {
  return runs.every((run) => typeof of(run) === 'number') ? [[name, (run) => of(run) ?? 0]] : [];
}

/** The spread as a table, for people. */
export function formatSweep({ name, seeds, spread }: SweepSummary): string {
  const number = (value: number | null): string => (value === null ? '–' : value.toPrecision(4));
  const rows = [
    ['', 'mean', 'std. dev.', 'least', 'greatest'],
    ...Object.entries(spread).map(([measure, { mean, standardDeviation, least, greatest }]) => [
      measure,
      ...[mean, standardDeviation, least, greatest].map(number),
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] + 2))).join(''),
  );
  return [`${name}, ${seeds.length} seeds`, ...lines, ''].join('\n');
}
