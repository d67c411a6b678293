export { extentOf, robustExtent } from '../../src/protocol/extent.js';

export type Range = readonly [number, number];

/** The range, widened on both ends by a share of its length; a range of no length becomes one of length 1. */
export function padded([from, to]: Range, share: number): Range {
  const pad = to > from ? (to - from) * share : 0.5;
  return [from - pad, to + pad];
}

/**
 * The range, widened to whole multiples of a round step of about a part of it: as the data move a little from frame to
 * frame, the axis stays.
 */
export function steadied([from, to]: Range, parts = 8): Range {
  const [low, high] = padded([from, to], 0.02);
  const step = roundUp((high - low) / parts);
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step];
}

/** The smallest of 1, 2, 5, 10, 20, … and their tenths, hundredths, … that is not less than a positive number. */
function roundUp(x: number): number {
  const decade = 10 ** Math.floor(Math.log10(x));
  const digit = [1, 2, 5, 10].find((candidate) => candidate * decade >= x * (1 - 1e-9)) ?? 10;
  return digit * decade;
}

/** The two ranges, one of them widened about its middle so that a unit is as long on both axes. */
export function withEqualUnits(x: Range, y: Range, width: number, height: number): readonly [Range, Range] {
  const unit = Math.max((x[1] - x[0]) / width, (y[1] - y[0]) / height);
  return [centred(x, unit * width), centred(y, unit * height)];
}

function centred([from, to]: Range, length: number): Range {
  const middle = (from + to) / 2;
  return [middle - length / 2, middle + length / 2];
}
