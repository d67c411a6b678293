import type { Random } from '../../random/random.js';

/** The numbers of `count` of the rows, drawn at random without replacement (Fisher–Yates); of all rows where `count` is larger. */
export function drawRows(rows: number, count: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const first = Math.max(1, rows - count);
  for (let last = rows - 1; last >= first; last--) {
    const other = random.integer(0, last);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order.subarray(Math.max(0, rows - count));
}
