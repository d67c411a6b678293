import type { LearningRateTest } from '../autoencoder/learning-rate-test.js';

const columns = 70;
const rows = 16;

/** The smoothed loss against the learning rate as text, both logarithmic, with a mark at the suggestion. */
export function plotLearningRates({ rates, smoothed, suggestion }: LearningRateTest): string {
  if (rates.length === 0) return '';
  const [fromX, toX] = [Math.log10(rates[0]), Math.log10(rates[rates.length - 1])];
  const logs = smoothed.map(Math.log10);
  const [fromY, toY] = [Math.min(...logs), Math.max(...logs)];
  const columnOf = (rate: number): number =>
    Math.round(((columns - 1) * (Math.log10(rate) - fromX)) / Math.max(toX - fromX, Number.MIN_VALUE));
  const rowOf = (log: number): number =>
    Math.round(((rows - 1) * (toY - log)) / Math.max(toY - fromY, Number.MIN_VALUE));

  const grid = Array.from({ length: rows }, () => new Array<string>(columns).fill(' '));
  if (suggestion !== null && suggestion >= rates[0]) for (const row of grid) row[columnOf(suggestion)] = '┊';
  logs.forEach((log, step) => (grid[rowOf(log)][columnOf(rates[step])] = '•'));

  const label = (row: number): string =>
    (row === 0 ? 10 ** toY : row === rows - 1 ? 10 ** fromY : null)?.toExponential(1).padStart(9) ?? ' '.repeat(9);
  const axis = Array.from({ length: columns }, () => '─');
  let names = '';
  for (let decade = Math.ceil(fromX); decade <= toX; decade++) {
    const column = columnOf(10 ** decade);
    axis[column] = '┴';
    names = `${names.padEnd(column)}1e${decade}`;
  }
  return [
    'loss (MSE, smoothed)',
    ...grid.map((cells, row) => `${label(row)} │${cells.join('').trimEnd()}`),
    `${' '.repeat(9)} └${axis.join('')}`,
    `${' '.repeat(11)}${names}   learning rate`,
    '',
  ].join('\n');
}
