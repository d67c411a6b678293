import { scanAnswer, scannedSpaces, type ScanAnswer } from '../protocol/latent-scan.js';
import { scanInWords, type ScanWords } from '../protocol/latent-scan-words.js';
import { outcomesWith } from '../protocol/outcomes.js';
import type { RunResult } from '../protocol/result.js';
import { spreadOf, type Spread } from '../protocol/sweep.js';
import type { SweepTable } from '../protocol/sweep-table.js';

/** What `sweep --json` and `collect --json` print, and `sweep.json` holds. */
export interface SweepObject extends SweepTable {
  /** How many points are in which state. */
  readonly counts: {
    readonly points: number;
    readonly done: number;
    readonly failed: number;
    readonly missing: number;
  };
  /** What a search for the smallest latent space says, in words and as data. Left out of other sweeps. */
  readonly answer?: ScanAnswer & ScanWords;
  /** Seeds of the runs that came to a result, in the order of the points. Left out of more than 1,000 points. */
  readonly seeds?: readonly number[];
  /** Of each outcome that every run knows, by its label, such as `sup ρ`. Left out of more than 1,000 points. */
  readonly spread?: Readonly<Record<string, Spread>>;
  /** The whole results, in the order of the points. Left out of more than 1,000 points. */
  readonly runs?: readonly RunResult[];
}

/** @param results of each point; null if it has none, and if they are too many. */
export function sweepObject(table: SweepTable, results: readonly (RunResult | null)[]): SweepObject {
  const count = (state: SweepTable['rows'][number]['state']): number =>
    table.rows.filter((row) => row.state === state).length;
  const runs = results.filter((result) => result !== null);
  const done = count('done');
  const { name, file, ...others } = table;
  return {
    name,
    file,
    counts: { points: table.rows.length, done, failed: count('failed'), missing: count('missing') },
    ...answerOf(table),
    ...(runs.length < done ? {} : { seeds: runs.map(({ seed }) => seed), spread: spreadOver(runs) }),
    ...others,
    ...(runs.length < done ? {} : { runs }),
  };
}

/** Rows of one text: a string of all of them may be longer than V8 allows. */
const rowsAtOnce = 1000;

/** A sweep as JSON, in texts one after another; a row a line. */
export function* jsonOf({ rows, runs, ...rest }: SweepObject): Generator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"rows":[\n`;
  yield* joined(rows);
  if (runs !== undefined) {
    yield '],"runs":[\n';
    yield* joined(runs);
  }
  yield ']}\n';
}

function* joined(items: readonly object[]): Generator<string> {
  for (let from = 0; from < items.length; from += rowsAtOnce) {
    const part = items.slice(from, from + rowsAtOnce).map((item) => JSON.stringify(item));
    yield part.join(',\n') + (from + rowsAtOnce < items.length ? ',\n' : '\n');
  }
}

function answerOf(table: SweepTable): Pick<SweepObject, 'answer'> {
  const words = scanInWords(table);
  if (table.latentScan === null || words === null) return {};
  return { answer: { ...words, ...scanAnswer(scannedSpaces(table), table.latentScan) } };
}

function spreadOver(runs: readonly RunResult[]): Record<string, Spread> {
  return Object.fromEntries(spreadsOf(runs).map(({ label, spread }) => [label, spread]));
}

/** The spread of one outcome over runs. */
export interface OutcomeSpread {
  readonly label: string;
  readonly spread: Spread;
  readonly format: (value: number) => string;
}

/** Of every outcome that is a number in each run. */
export function spreadsOf(runs: readonly RunResult[]): OutcomeSpread[] {
  if (runs.length === 0) return [];
  return outcomesWith(runs[0].signals.map(({ name }) => name)).flatMap(({ label, of, format }) => {
    const values = runs.map((run) => of(run)?.value ?? null).filter((value) => value !== null);
    return values.length < runs.length ? [] : [{ label: label(), spread: spreadOf(values), format }];
  });
}
