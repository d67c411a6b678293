export type Range = readonly [number, number];

/** Least and greatest of every `stride`-th value, from `offset` on; [0, 1] where there is none. */
export function extentOf(values: ArrayLike<number>, offset = 0, stride = 1): Range {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = offset; i < values.length; i += stride) {
    if (values[i] < least) least = values[i];
    if (values[i] > greatest) greatest = values[i];
  }
  return least <= greatest ? [least, greatest] : [0, 1];
}

/** Share of the numbers that may lie outside a {@link robustExtent} on either side. */
const tail = 0.005;
/** All numbers are inside where that takes no more than so many times the length. */
const worthIt = 1.5;

/**
 * Of every `stride`-th value, from `offset` on, the range that all but the outermost half per cent on either side lie in; all of
 * them, where that is not much longer.
 */
export function robustExtent(values: ArrayLike<number>, offset = 0, stride = 1): Range {
  const [least, greatest] = extentOf(values, offset, stride);
  const count = Math.ceil((values.length - offset) / stride);
  const sorted = Float64Array.from({ length: Math.max(0, count) }, (_, i) => values[offset + i * stride]).sort();
  const cut = Math.floor(tail * count);
  const [low, high] = count === 0 ? [least, greatest] : [sorted[cut], sorted[count - 1 - cut]];
  return high > low && greatest - least > worthIt * (high - low) ? [low, high] : [least, greatest];
}

/** The range, widened on both ends by a share of its length; a range of no length becomes one of length 1. */
export function padded([from, to]: Range, share: number): Range {
  const pad = to > from ? (to - from) * share : 0.5;
  return [from - pad, to + pad];
}

/**
 * The range, widened to whole multiples of a round step of about an eighth of it: as the data move a little from frame
 * to frame, the axis stays.
 */
export function steadied([from, to]: Range): Range {
  const [low, high] = padded([from, to], 0.02);
  const step = roundUp((high - low) / 8);
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step];
}

/** The least of 1, 2, 5, 10, 20, … and their tenths, hundredths, … that is not less than a positive number. */
export function roundUp(x: number): number {
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
