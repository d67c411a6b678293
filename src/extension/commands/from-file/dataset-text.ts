import type { DataColumn, DataFile } from '../../../protocol/data-file.js';
import type { ColumnUse } from './suggest.js';

/** Columns in a row that are written as a range, not one by one. */
const leastRange = 6;
/** Sides of pictures whose columns are recognised as pixels. */
const leastSide = 7;
/** Ratio of the ranges of two columns from which they are of different kinds. */
const unevenRanges = 10;
/** Largest value of a pixel. */
const brightest = 255;

/**
 * The text of a dataset file that trains on columns of a data file.
 * @param name of the dataset, for people.
 * @param path of the data file, as the dataset file is to name it.
 */
export function datasetText(name: string, path: string, file: DataFile, use: ColumnUse): string {
  const { reader, dialect } = file;
  const options = [
    ...optionOf('decimal', dialect.decimal === undefined ? null : quoted(dialect.decimal)),
    ...optionOf('separator', dialect.separator === undefined ? null : quoted(dialect.separator)),
    ...optionOf('unitsLine', dialect.unitsLine === undefined ? null : 'true'),
    ...optionOf('columns', columnsOption(file, use)),
    ...optionOf('labels', use.labels.length === 0 ? null : `[${use.labels.map(choiceText).join(', ')}]`),
    ...optionOf('weight', use.weight === null ? null : choiceText(use.weight)),
    ...sentinelLines(use),
  ];
  const view = viewOf(use);
  const isUneven = view === null && hasUnevenRanges(use);
  const imports = [
    ...[reader, 'defineDataset', 'euclidean'],
    ...(view === null ? [] : ['image']),
    ...(isUneven ? ['standardize'] : []),
  ].sort();
  const [open, close] = isUneven ? [`standardize(${reader}(`, '))'] : [`${reader}(`, ')'];
  return [
    `import { ${imports.join(', ')} } from 'latent-atlas';`,
    '',
    'export default defineDataset({',
    `  name: ${quoted(name)},`,
    ...(isUneven ? ['  // The ranges of the columns differ much: each counts in its standard deviation.'] : []),
    ...(options.length === 0
      ? [`  manifold: ${open}${quoted(path)}${close},`]
      : [`  manifold: ${open}${quoted(path)}, {`, ...options.map((line) => `    ${line}`), `  }${close},`]),
    ...(view === null ? [] : [`  ${view}`]),
    '  autoencoder: { latent: euclidean(2) },',
    '});',
    '',
  ].join('\n');
}

function optionOf(name: string, value: string | null): readonly string[] {
  return value === null ? [] : [`${name}: ${value},`];
}

/** Null where the reader's default, all columns, is meant. */
function columnsOption({ columns }: DataFile, use: ColumnUse): string | null {
  if (use.columns.some(({ choice }) => choice === null)) return null;
  const places = use.columns.map((column) => columns.indexOf(column));
  const parts: string[] = [];
  for (let start = 0; start < places.length;) {
    let end = start + 1;
    // A place of a list is no end of a range.
    const canRange = (index: number): boolean =>
      use.columns[index].size > 1 || !String(use.columns[index].choice).endsWith(']');
    while (end < places.length && places[end] === places[end - 1] + 1 && canRange(end) && canRange(start)) end++;
    const run = use.columns.slice(start, end).map(choiceText);
    parts.push(...(run.length < leastRange ? run : [`{ from: ${run[0]}, to: ${run[run.length - 1]} }`]));
    start = end;
  }
  return `[${parts.join(', ')}]`;
}

/** The value is as likely a measurement that failed as a measurement: the user is to see it, and can take it away. */
function sentinelLines({ columns }: ColumnUse): readonly string[] {
  const values = [...new Set(columns.flatMap(({ sentinel }) => sentinel ?? []))];
  return values.length === 0
    ? []
    : [
        `// Far from all other values, and frequent: taken to stand for "not measured".`,
        `missing: [${values.join(', ')}],`,
      ];
}

/** Whether some column has far longer ranges than another, so that it would make up nearly all of every error. */
function hasUnevenRanges({ columns }: ColumnUse): boolean {
  const lengths = columns.flatMap(({ range }) => (range !== null && range[1] > range[0] ? [range[1] - range[0]] : []));
  return Math.max(...lengths) > unevenRanges * Math.min(...lengths);
}

/** Points as pictures, where the columns have the names and values of pixels. The run sees by itself which arrays are. */
function viewOf({ columns }: ColumnUse): string | null {
  const side = Math.sqrt(columns.length);
  if (!Number.isInteger(side) || side < leastSide || !columns.every(isPixel)) return null;
  const stems = new Set(columns.map(({ choice }) => String(choice).replace(/\d+(?:x\d+)?$/, '')));
  return stems.size > 1 ? null : `view: image({ height: ${side}, width: ${side} }),`;
}

function isPixel({ areWhole, range, choice, size }: DataColumn): boolean {
  if (range === null || size > 1 || typeof choice !== 'string' || !/\d$/.test(choice)) return false;
  return areWhole && range[0] >= 0 && range[1] <= brightest;
}

function choiceText({ choice }: DataColumn): string {
  return typeof choice === 'number' ? String(choice) : quoted(choice ?? '');
}

function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
