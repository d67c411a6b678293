import { rowsOf, type CellValue, type Table } from './tables/table.js';

/**
 * A table as comma-separated values, quoted after RFC 4180, the first line its header. Numbers have a decimal point and as many
 * digits as it takes to read the same number again, in single precision where they have no more. A text that a spreadsheet would
 * take for a formula has an apostrophe before it.
 * @param isRaw whether all texts stay as they are, for other programs than spreadsheets.
 */
export function csv(table: Table, isRaw = false): string {
  const quoted = (text: string): string => quotedAsIs(isRaw ? text : harmless(text));
  const cell = (value: CellValue): string =>
    value === null ? '' : typeof value === 'string' ? quoted(value) : digitsOf(value);
  const lines = [
    distinct(table.map(({ name }) => name))
      .map(quoted)
      .join(','),
  ];
  for (let row = 0; row < rowsOf(table); row++) lines.push(table.map(({ values }) => cell(values[row])).join(','));
  return `${lines.join('\n')}\n`;
}

/** The names, a number after each that stands before, as an observable's may that is called as a coordinate. */
function distinct(names: readonly string[]): string[] {
  return names.map((name, k) => {
    const earlier = names.slice(0, k).filter((other) => other === name).length;
    return earlier === 0 ? name : `${name} ${earlier + 1}`;
  });
}

function digitsOf(value: number): string {
  if (Number.isInteger(value) || Math.fround(value) !== value) return String(value);
  const short = [6, 7, 8, 9]
    .map((digits) => Number(value.toPrecision(digits)))
    .find((candidate) => Math.fround(candidate) === value);
  return String(short ?? value);
}

/** A spreadsheet would run such a text as a formula; after an apostrophe it is one to read. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quotedAsIs = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
