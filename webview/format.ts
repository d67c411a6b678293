import type { Quantity } from '../src/protocol/description.js';

/** A measured number with three significant digits, such as `0.0123`, `1.97`, `12300` or `4.56e-5`. */
export function formatNumber(x: number): string {
  if (!Number.isFinite(x)) return String(x);
  if (x === 0) return '0';
  const size = Math.abs(x);
  if (size < 1e-3 || size >= 1e6)
    return x
      .toExponential(2)
      .replace('e+', 'e')
      .replace('-', x < 0 ? '−' : '-');
  const digits = Math.max(0, 2 - Math.floor(Math.log10(size)));
  return x.toFixed(digits).replace('-', '−');
}

/** A measured number and its standard deviation, both to the second digit of the latter, such as `0.523 ± 0.012`. */
export function formatMeasured(x: number, error: number): string {
  if (!Number.isFinite(error) || !(error > 0)) return `${formatNumber(x)} ± ${formatNumber(error)}`;
  const digits = Math.min(20, Math.max(0, 1 - Math.floor(Math.log10(error))));
  return `${x.toFixed(digits)} ± ${error.toFixed(digits)}`.replace('-', '−');
}

/**
 * A lower bound with three significant digits at most, none more than it needs. It is rounded down: rounded up it would
 * claim more than holds.
 */
export function formatLowerBound(x: number): string {
  return formatBound(roundedDown(x));
}

/** A given number, without more digits than it needs. */
export function formatBound(x: number): string {
  return formatNumber(Number(x.toPrecision(3)))
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** To three significant digits, but for a number that has as many already, up to errors of its arithmetic. */
function roundedDown(x: number): number {
  const nearest = Number(x.toPrecision(3));
  const size = Math.abs(x);
  if (nearest <= x + 1e-9 * size) return nearest;
  const unit = 10 ** (Math.floor(Math.log10(size)) - 2);
  return Number((nearest - unit).toPrecision(3));
}

const counts = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A count with commas between thousands, as `12,300`. */
export function formatCount(n: number): string {
  return counts.format(n);
}

/** A time such as `45 s`, `3 min 20 s` or `2 h 5 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What stands at an axis: `x`, or `m₁₂ (GeV)` where there is a unit. */
export function axisLabel({ name, unit }: Quantity): string {
  return unit === '' ? name : `${name} (${unit})`;
}

/** Of the reconstruction error. */
export const errorName = 'ρ';

/** `ρ`, with the unit of the data where all coordinates have the same. */
export function errorLabel(coordinates: readonly Quantity[]): string {
  return axisLabel({ name: errorName, unit: errorUnit(coordinates) });
}

/** The unit of distances in the data; empty where coordinates differ in it. */
export function errorUnit(coordinates: readonly Quantity[]): string {
  const units = new Set(coordinates.map(({ unit }) => unit));
  return units.size === 1 ? coordinates[0].unit : '';
}

/** A number with the unit after it, where there is one. */
export function withUnit(x: number, unit: string): string {
  return unit === '' ? formatNumber(x) : `${formatNumber(x)} ${unit}`;
}

/** 12 as `₁₂`. */
export function subscript(n: number): string {
  return String(n).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]);
}

/** The last part of a path, with slashes either way. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
