import type { DimensionAtScale } from '../../protocol/result.js';
import { medianOf, type Neighbourhoods } from './neighbourhoods.js';
import { ratioOfSums, type Resamples } from './ratio.js';

/** Fewest points in a part. */
const leastPart = 6;
/** Share of the largest ratios whose size is not used, as in the paper: there the density has changed. */
const leftOut = 0.1;

/**
 * TwoNN (Facco, d'Errico, Rodriguez & Laio, "Estimating the intrinsic dimension of datasets by a minimal neighborhood
 * information", Sci. Rep. 7 (2017) 12140): the logarithm of the ratio of the distances to the second and the first
 * neighbour is exponential with the dimension for its rate. The largest tenth counts as at least the tenth-largest
 * (maximum likelihood of a censored sample), where the paper fits a line. A larger scale is the same within the halves,
 * quarters, … of the points, averaged over these parts. From dimension 6 on it is too low: a cube of dimension 6 gives
 * 5.5 to 5.7 with 2,000 points.
 */
export function twoNearest(neighbourhoods: Neighbourhoods, resamples: Resamples): DimensionAtScale[] {
  const { rows, centres } = neighbourhoods;
  const scales: DimensionAtScale[] = [];
  for (let parts = 1; rows / parts >= leastPart; parts *= 2) {
    const { logarithms, radii } = nearestInParts(neighbourhoods, parts);
    const known = logarithms.filter((value) => !Number.isNaN(value)).sort();
    const greatest = known[Math.floor((1 - leftOut) * (known.length - 1))];
    const counted = new Float64Array(centres);
    const sums = new Float64Array(centres);
    logarithms.forEach((value, at) => {
      if (Number.isNaN(value)) return;
      const centre = Math.floor(at / parts);
      if (value <= greatest) counted[centre]++;
      sums[centre] += Math.min(value, greatest);
    });
    const ratio = ratioOfSums(counted, sums, resamples);
    if (ratio === null) continue;
    const { value, low, high } = ratio;
    scales.push({ neighbours: 2 * parts, radius: medianOf(radii), dimension: value, low, high });
  }
  return scales;
}

interface Nearest {
  /** Centres × parts: logarithm of the ratio of the two distances; NaN if there are no two. */
  readonly logarithms: Float64Array;
  /** Centres × parts: the larger one. */
  readonly radii: Float64Array;
}

/** The two nearest of each part: the points whose place leaves the same rest. */
function nearestInParts({ rows, centres, distances }: Neighbourhoods, parts: number): Nearest {
  const logarithms = new Float64Array(centres * parts).fill(NaN);
  const radii = new Float64Array(centres * parts).fill(Infinity);
  for (let centre = 0; centre < centres; centre++) {
    for (let part = 0; part < parts; part++) {
      let [first, second] = [Infinity, Infinity];
      for (let row = part; row < rows; row += parts) {
        const distance = distances[centre * rows + row];
        if (distance < first) [first, second] = [distance, first];
        else if (distance < second) second = distance;
      }
      if (second === Infinity) continue;
      logarithms[centre * parts + part] = Math.log(second / first);
      radii[centre * parts + part] = second;
    }
  }
  return { logarithms, radii };
}
