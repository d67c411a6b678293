import type { Neighbourhoods } from '../intrinsic-dimension/neighbourhoods.js';
import { neighbour } from './dense-part.js';

/** Of all points, which one's neighbourhood is taken: the smallest component that counts has 2 % of them. */
const quantile = 0.98;
/** How many radii of such a neighbourhood no gap between random points of one piece is as wide as. */
const radii = 3;

/**
 * The widest gap that chance may leave within one piece of a shape: three times the distance to the 15th neighbour where
 * the points are sparse. Random points on a line are the worst case. There a gap of x is as likely as exp(−x/δ), with δ
 * the mean distance of two that follow each other, and the 15th neighbour is at 7.5δ: a gap of three times that has a
 * probability of 2·10⁻¹⁰.
 */
export function chanceGap({ rows, centres, sorted }: Neighbourhoods): number {
  const distances = Float64Array.from({ length: centres }, (_, centre) => {
    const from = sorted.subarray(centre * rows, (centre + 1) * rows);
    // Those that coincide with the point are at ∞, and are its nearest neighbours; the point itself is one of them.
    const others = from.indexOf(Infinity);
    const coincident = others < 0 ? 0 : rows - others - 1;
    return coincident >= neighbour ? 0 : from[Math.min(neighbour - coincident, rows - coincident - 1) - 1];
  }).sort();
  return radii * distances[Math.floor(quantile * (centres - 1))];
}
