import { formatNumber } from '../protocol/format.js';
import { scanInWords } from '../protocol/latent-scan-words.js';
import { sweepKindOf } from '../protocol/sweep-table.js';
import { outcomeNamed } from '../protocol/outcome-of-column.js';
import { jsonOf, spreadsOf, type SweepObject } from '../sweep/sweep-object.js';

/** Prints a sweep to standard output: as one JSON object, or for people. */
export function printSweep(sweep: SweepObject, json: boolean): void {
  for (const text of json ? jsonOf(sweep) : [formatSweep(sweep)]) process.stdout.write(text);
}

/** Columns of the table for people; the files have all. */
const shownColumns = ['sup', 'quantile99', 'median', 'theory', 'seconds'];

/** Rows of the table for people. */
const mostRows = 50;

/** What a sweep came to, for people: the spread of its runs, and where more than the seed varies a row for each point. */
export function formatSweep(sweep: SweepObject): string {
  const { name, counts } = sweep;
  const isOfSeeds = sweepKindOf(sweep) === 'seeds';
  const title = isOfSeeds ? `${name}, ${counts.done} seeds` : `${name}, ${counts.done} of ${counts.points} points`;
  const lines = isOfSeeds ? spreadLines(sweep) : pointLines(sweep);
  return [title, ...lines, ...answerLines(sweep), ''].join('\n');
}

/** What a search for a latent space came to. */
function answerLines(sweep: SweepObject): string[] {
  const words = scanInWords(sweep);
  return words === null ? [] : ['', words.headline, words.detail];
}

function spreadLines({ runs = [] }: SweepObject): string[] {
  return align([
    ['', 'mean', 'std. dev.', 'least', 'greatest'],
    ...spreadsOf(runs).map(({ label, spread: { mean, standardDeviation, least, greatest }, format }) => [
      label,
      format(mean),
      standardDeviation === null ? '–' : formatNumber(standardDeviation),
      format(least),
      format(greatest),
    ]),
  ]);
}

function pointLines({ parameters, columns, rows }: SweepObject): string[] {
  const chosen = columns.flatMap((column, k) =>
    shownColumns.includes(column.name) || column.name.startsWith('auc_') ? [{ ...column, k }] : [],
  );
  const shown = rows.filter(({ state }) => state !== 'missing').slice(0, mostRows);
  const cell = (value: number | string | null, format = formatNumber): string =>
    value === null ? '–' : typeof value === 'number' ? format(value) : value;
  const lines = align([
    ['point', ...parameters.map(({ label }) => label), ...chosen.map(({ label }) => label), ''],
    ...shown.map(({ index, values, outcomes, state }) => [
      String(index),
      ...values.map((value) => cell(value, String)),
      ...chosen.map(({ name, k }) => cell(outcomes[k], outcomeNamed(name)?.format)),
      state === 'done' ? '' : state,
    ]),
  ]);
  const left = rows.length - shown.length;
  return left > 0 ? [...lines, `… ${left} more are in sweep.csv`] : lines;
}

function align(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] + 2)))
      .join('')
      .trimEnd(),
  );
}
