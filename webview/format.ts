import type { Quantity } from '../src/protocol/description.js';
import { formatLowerBound, formatNumber, formatUpperBound } from '../src/protocol/format.js';
import { formatWhole } from '../src/protocol/outcome.js';

export { formatBound, formatCount, formatLowerBound, formatMeasured, formatNumber } from '../src/protocol/format.js';

/** A time such as `45 s`, `3 min 20 s` or `2 h 5 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What stands at an axis: `x`, or `m₁₂ (GeV)` if there is a unit. */
export function axisLabel({ name, unit }: Quantity): string {
  return unit === '' ? name : `${name} (${unit})`;
}

/** Of the reconstruction error. */
export const errorName = 'ρ';

/** `ρ`, with the unit of the data where all coordinates have the same. */
export function errorLabel(coordinates: readonly Quantity[]): string {
  return axisLabel({ name: errorName, unit: errorUnit(coordinates) });
}

/** The unit of distances in the data; empty if coordinates differ in it. */
export function errorUnit(coordinates: readonly Quantity[]): string {
  const units = new Set(coordinates.map(({ unit }) => unit));
  return units.size === 1 ? coordinates[0].unit : '';
}

const joined = (text: string, unit: string): string => (unit === '' ? text : `${text} ${unit}`);

/** A number with the unit after it, if there is one. */
export function withUnit(x: number, unit: string): string {
  return joined(formatNumber(x), unit);
}

/** A lower bound, rounded down, with the unit after it, if there is one. */
export function lowerBoundWithUnit(bound: number, unit: string): string {
  return joined(formatLowerBound(bound), unit);
}

/** An upper bound, rounded up, with the unit after it, if there is one. */
export function upperBoundWithUnit(bound: number, unit: string): string {
  return joined(formatUpperBound(bound), unit);
}

/** 12 as `₁₂`. */
export function subscript(n: number): string {
  return String(n).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]);
}

/** The last part of a path, with slashes either way. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** How much a number is above another, with its sign. */
export function formatChange(from: number, to: number): string {
  const change = to - from;
  // What is left of two numbers that are the same up to rounding is not a change.
  if (Math.abs(change) <= 1e-6 * Math.abs(to)) return '0';
  const format = Number.isInteger(from) && Number.isInteger(to) ? formatWhole : formatNumber;
  return `${change > 0 ? '+' : ''}${format(change)}`;
}
