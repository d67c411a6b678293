import { scaleLinear, scaleLog } from 'd3-scale';
import type { Quantity } from '../../src/protocol/description.js';
import { superscript } from '../../src/digits.js';
import { axisLabel, formatNumber } from '../format.js';
import type { Range } from '../math/extent.js';

/** What an axis stands for. A range that falls runs the other way. */
export interface Axis {
  /** Name with unit. */
  readonly label: string;
  readonly range: Range;
  readonly log: boolean;
  /** Ticks at fractions of π. */
  readonly radians: boolean;
}

export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** From the number to pixels. */
export type Scale = (value: number) => number;

/** An even axis of a quantity. */
export function axisOf(quantity: Quantity, range: Range): Axis {
  return { label: axisLabel(quantity), range, log: false, radians: quantity.unit === 'rad' };
}

export function scaleOf(axis: Axis, pixels: Range): Scale {
  return (axis.log ? scaleLog() : scaleLinear()).domain(axis.range).range(pixels);
}

/** Round places on the axis, as many as lie at least about `spacing` pixels apart. */
export function ticksOf(axis: Axis, length: number, spacing: number): readonly Tick[] {
  const count = Math.max(2, Math.floor(length / spacing));
  if (axis.log) return logTicks(axis.range, count);
  if (axis.radians && axis.range[1] - axis.range[0] > 2.5) return radianTicks(axis.range, count);
  const scale = scaleLinear().domain(axis.range);
  // One tick alone tells no scale.
  const enough = [count, count + 1, count + 2, count + 3].find((wanted) => scale.ticks(wanted).length > 1) ?? count;
  const format = scale.tickFormat(enough);
  const far = Math.max(Math.abs(axis.range[0]), Math.abs(axis.range[1]));
  const short = far >= 1e5 || far < 1e-3;
  return scale.ticks(enough).map((value) => ({ value, text: short ? shortText(value) : format(value) }));
}

const shortText = (value: number): string =>
  value === 0 ? '0' : value.toExponential(1).replace('e+', 'e').replace('.0e', 'e');

/** Powers of ten, thinned to fit; if there is hardly one, their multiples by 2 and 5 too. */
function logTicks(range: Range, count: number): Tick[] {
  const [from, to] = [Math.min(...range), Math.max(...range)];
  const [low, high] = [Math.ceil(Math.log10(from) - 1e-9), Math.floor(Math.log10(to) + 1e-9)];
  if (high - low < 1) {
    const values = [low - 1, low, low + 1].flatMap((e) => [1, 2, 5].map((m) => m * 10 ** e));
    return values.filter((x) => x >= from && x <= to).map((value) => ({ value, text: formatNumber(value) }));
  }
  const stride = Math.max(1, Math.ceil((high - low + 1) / count));
  const exponents = Array.from({ length: Math.floor((high - low) / stride) + 1 }, (_, i) => low + i * stride);
  const least = low < -2 ? 0 : -2;
  return exponents.map((e) => ({
    value: 10 ** e,
    text: e >= least && e <= 3 ? String(10 ** e) : `10${superscript(e)}`,
  }));
}

function radianTicks([from, to]: Range, count: number): Tick[] {
  const denominator = [4, 2, 1].find((d) => ((to - from) / Math.PI) * d <= count + 1) ?? 1;
  const ticks: Tick[] = [];
  for (let k = Math.ceil((from / Math.PI) * denominator - 1e-6); k <= (to / Math.PI) * denominator + 1e-6; k++) {
    ticks.push({ value: (k * Math.PI) / denominator, text: piText(k, denominator) });
  }
  return ticks;
}

/** k π / denominator in lowest terms. */
function piText(k: number, denominator: number): string {
  if (k === 0) return '0';
  const divisor = [4, 2].find((d) => k % d === 0 && denominator % d === 0) ?? 1;
  const [top, bottom] = [Math.abs(k) / divisor, denominator / divisor];
  return `${k < 0 ? '−' : ''}${top === 1 ? '' : top}π${bottom === 1 ? '' : `/${bottom}`}`;
}
