import type { DataColumn, DataFile } from '../../../protocol/data-file.js';

/** What the columns of a data file are used for. */
export interface ColumnUse {
  /** To train on, in the order of the file. */
  readonly columns: readonly DataColumn[];
  readonly labels: readonly DataColumn[];
  readonly weight: DataColumn | null;
}

const labelName = /^(?:class|label|target|species|category|type|kind|digit|group|cluster|is_?signal)$/i;
/** Not `weight` alone, which is a measurement in most files. */
const weightName = /^(?:w|(?:mc_?)?(?:event|sample|gen|mc)[ _]?weights?)$/i;
/** Categories that can be told apart by their colours. */
const mostCategories = 50;
/** Columns that make a series. */
const leastSeries = 16;

export function canTrain({ holds, range }: DataColumn): boolean {
  return (holds === 'numbers' || holds === 'flags') && range !== null;
}

/** Whether a column has one value in each row, few enough of them where they are texts. */
export function canLabel({ holds, size, different, choice }: DataColumn): boolean {
  return choice !== null && size === 1 && holds !== 'other' && (holds !== 'texts' || different !== null);
}

export function canWeigh(column: DataColumn): boolean {
  return canTrain(column) && column.holds === 'numbers' && column.size === 1 && column.choice !== null;
}

/** Whether a column is probably what the rows are told apart by. */
export function isLikelyLabel(column: DataColumn): boolean {
  if (!canLabel(column) || column.different === null) return false;
  const isFew = column.different >= 2 && column.different <= mostCategories;
  return isFew && (column.holds === 'texts' || column.holds === 'flags' || isNamed(column, labelName));
}

/** Whether a column is named as the weights of events usually are. */
export function isLikelyWeight(column: DataColumn): boolean {
  return canWeigh(column) && isNamed(column, weightName);
}

/** What is used for what, until the user says otherwise. */
export function suggestedUse({ columns, rows }: DataFile): ColumnUse {
  const series = seriesIn(columns);
  const likely = columns.filter((column) => column.rows === rows && isLikelyLabel(column));
  const numbers = columns.filter((column) => canTrain(column) && column.rows === rows);
  const others = numbers.filter((column) => !likely.includes(column) && !isLikelyWeight(column));
  // The less of a file is fit to train on, the less is left out.
  const wanted = [others.filter((column) => isMeasured(column, series)), others, numbers].find(
    ({ length }) => length > 0,
  );
  const labels = likely.filter((column) => wanted?.includes(column) !== true);
  return {
    columns: wanted ?? [],
    // The first colours the pictures: one that is named so before others.
    labels: [
      ...labels.filter((column) => isNamed(column, labelName)),
      ...labels.filter((column) => !isNamed(column, labelName)),
    ],
    weight: null,
  };
}

/** Whether a column has something to say of most rows: it varies, is mostly there, and does not only number the rows. */
function isMeasured(column: DataColumn, series: ReadonlySet<string>): boolean {
  const { range, isIndex, missing, rows } = column;
  if (range === null || isIndex || missing > rows / 2) return false;
  const [least, most] = range;
  // Of a series, such as the pixels of a picture, all are wanted, also those that are always dark.
  return most > least || series.has(stemOf(column));
}

/** Names without their numbers that many columns have, as `pixel` of `pixel0`, `pixel1` …. */
function seriesIn(columns: readonly DataColumn[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const stem of columns.filter(canTrain).map(stemOf)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return new Set([...counts].flatMap(([stem, count]) => (count >= leastSeries ? stem : [])));
}

/** Of a column by its place too. */
function stemOf({ choice }: DataColumn): string {
  return String(choice).replace(/\d+$/, '');
}

function isNamed({ choice }: DataColumn, pattern: RegExp): boolean {
  return typeof choice === 'string' && pattern.test(choice);
}
