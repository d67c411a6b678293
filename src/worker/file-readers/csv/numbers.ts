/** Texts that stand for a missing number in every file. */
const missing: ReadonlySet<string> = new Set([
  '',
  'NA',
  'N/A',
  '#N/A',
  'n/a',
  'NaN',
  'nan',
  '-nan',
  '-NaN',
  'NULL',
  'Null',
  'null',
  'None',
  '<NA>',
]);

/**
 * The number that a cell stands for: NaN where it is missing, null where it is no number.
 * @param also texts that stand for a missing number beside those that always do.
 */
export function numberOf(text: string, decimal: '.' | ',', also: ReadonlySet<string>): number | null {
  const value = Number(decimal === ',' ? text.replace(',', '.') : text);
  // Blanks alone would be 0.
  if (value !== 0 && value === value) return value;
  const trimmed = text.trim();
  if (missing.has(trimmed) || also.has(trimmed)) return NaN;
  return value === 0 ? 0 : infinityOf(trimmed);
}

/** Infinity as Python and C write it. */
function infinityOf(text: string): number | null {
  const found = /^([+-]?)inf(?:inity)?$/i.exec(text);
  return found === null ? null : found[1] === '-' ? -Infinity : Infinity;
}

/** Whether a cell is a number, and not a missing one. */
export function isNumberText(text: string, decimal: '.' | ','): boolean {
  const value = numberOf(text, decimal, new Set());
  return value !== null && !Number.isNaN(value);
}
