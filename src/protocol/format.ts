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

/** A given number, such as the end of an interval, without more digits than it needs. */
export function formatBound(x: number): string {
  return formatNumber(Number(x.toPrecision(3)))
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** Share of a number that double precision may have added or lost. */
const rounding = 1e-12;

/**
 * A lower bound, rounded down to three digits: what is shown is a lower bound too. 1.5556 is `1.55`.
 * @param x above 0.
 */
export function formatLowerBound(x: number): string {
  const nearest = Number(x.toPrecision(3));
  if (nearest <= x * (1 + rounding)) return formatBound(nearest);
  return formatBound(nearest - 10 ** (Math.floor(Math.log10(x)) - 2));
}

/**
 * An upper bound, rounded up to three digits: what is shown is an upper bound too. 1.5511 is `1.56`.
 * @param x at least 0.
 */
export function formatUpperBound(x: number): string {
  const nearest = Number(x.toPrecision(3));
  if (nearest >= x * (1 - rounding)) return formatBound(nearest);
  return formatBound(nearest + 10 ** (Math.floor(Math.log10(x)) - 2));
}

const counts = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A count with commas between thousands, as `12,300`. */
export function formatCount(n: number): string {
  return counts.format(n);
}
