/** Share of the numbers that may lie outside a {@link robustExtent} on either side. */
const tail = 0.005;
/** All numbers are inside where that takes at most this many times the length. */
const worthIt = 1.5;

/** Smallest and largest of every `stride`-th value, from `offset` on; [0, 1] if none. */
export function extentOf(values: ArrayLike<number>, offset = 0, stride = 1): readonly [number, number] {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = offset; i < values.length; i += stride) {
    if (values[i] < least) least = values[i];
    if (values[i] > greatest) greatest = values[i];
  }
  return least <= greatest ? [least, greatest] : [0, 1];
}

/**
 * Of every `stride`-th value, from `offset` on, the range that all but the outermost half per cent on either side lie
 * in; all of them, where that is not much longer.
 */
export function robustExtent(values: ArrayLike<number>, offset = 0, stride = 1): readonly [number, number] {
  const [least, greatest] = extentOf(values, offset, stride);
  const count = Math.max(0, Math.ceil((values.length - offset) / stride));
  const sorted = Float64Array.from({ length: count }, (_, i) => values[offset + i * stride]).sort();
  const cut = Math.floor(tail * count);
  const [low, high] = count === 0 ? [least, greatest] : [sorted[cut], sorted[count - 1 - cut]];
  return high > low && greatest - least > worthIt * (high - low) ? [low, high] : [least, greatest];
}
