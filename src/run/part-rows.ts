import { gatherRows } from '../dataset/readers/table.js';

/** Share of the rows from which on they stay where they are, in the memory of them all. */
const mostOfThem = 0.5;

/**
 * Parts of the rows of a large array, without a second copy of it: the rows are put in the order of the parts, and each
 * part is a view. Where the parts are few rows they are copied, so that the rest can be forgotten.
 * @param values rows × columns, row-major; their order is lost.
 * @param parts places of rows, each row at most once.
 */
export function partRows(values: Float64Array, columns: number, parts: readonly Uint32Array[]): Float64Array[] {
  const rows = values.length / columns;
  const wanted = parts.reduce((sum, { length }) => sum + length, 0);
  if (wanted < mostOfThem * rows) return parts.map((part) => gatherRows(values, columns, part));
  const order = new Uint32Array(rows);
  const isTaken = new Uint8Array(rows);
  let next = 0;
  for (const part of parts) {
    order.set(part, next);
    next += part.length;
    for (const row of part) isTaken[row] = 1;
  }
  for (let row = 0; row < rows; row++) if (isTaken[row] === 0) order[next++] = row;
  reorderRows(values, columns, order);
  let from = 0;
  return parts.map(({ length }) => values.subarray(from * columns, (from += length) * columns));
}

/** Puts at each place the row that `order` names, in place, cycle by cycle; `order` is used up. */
function reorderRows(values: Float64Array, columns: number, order: Uint32Array): void {
  const kept = new Float64Array(columns);
  for (let start = 0; start < order.length; start++) {
    if (order[start] === start) continue;
    kept.set(values.subarray(start * columns, (start + 1) * columns));
    let at = start;
    for (let from = order[at]; from !== start; from = order[at]) {
      values.copyWithin(at * columns, from * columns, (from + 1) * columns);
      order[at] = at;
      at = from;
    }
    values.set(kept, at * columns);
    order[at] = at;
  }
}
