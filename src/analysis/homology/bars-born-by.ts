import { enclosingRadius } from './distances.js';
import { persistentHomology, type Barcode } from './persistence.js';

/**
 * The bars of one degree that begin by some diameter. Most end soon, so the filtration is first looked at only up to
 * there; the rest of it, which is most of the work, only if one of enough bars goes on.
 * @param distances rows × rows, symmetric.
 * @param budget as `persistentHomology` has it.
 * @param fewest bars of which the ends are wanted; of fewer, those that go on end at ∞.
 * @returns null if the budget does not do.
 */
export function barsBornBy(
  distances: Float64Array,
  rows: number,
  degree: 1 | 2,
  latest: number,
  { budget, fewest = 1 }: { readonly budget: number; readonly fewest?: number },
): Barcode | null {
  const end = enclosingRadius(distances, rows);
  const look = (threshold: number): Barcode | null =>
    persistentHomology(distances, rows, degree, { threshold, budget }).barcodes.at(degree) ?? null;
  const first = look(Math.min(end, latest));
  if (first === null) return null;
  if (latest >= end || first.births.length < fewest || first.deaths.every(Number.isFinite)) return first;
  const all = look(end);
  if (all === null) return null;
  const early = (_: number, bar: number): boolean => all.births[bar] <= latest;
  return { births: all.births.filter(early), deaths: all.deaths.filter(early) };
}
