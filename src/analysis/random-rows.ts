import type { Random } from '../random/random.js';

/**
 * Rows drawn without replacement, in random order.
 * @param points rows × width, row-major.
 * @returns `count` rows, all of them where there are fewer.
 */
export function randomRows(
  points: Float64Array | Float32Array,
  width: number,
  count: number,
  random: Random,
): Float64Array {
  const rows = points.length / width;
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const drawn = new Float64Array(Math.min(count, rows) * width);
  for (let at = 0; at * width < drawn.length; at++) {
    const other = random.integer(at, rows - 1);
    [order[at], order[other]] = [order[other], order[at]];
    drawn.set(points.subarray(order[at] * width, (order[at] + 1) * width), at * width);
  }
  return drawn;
}
