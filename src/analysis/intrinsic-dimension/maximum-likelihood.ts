import type { DimensionAtScale } from '../../protocol/result.js';
import { medianOf, type Neighbourhoods } from './neighbourhoods.js';
import { ratioOfSums, type Resamples } from './ratio.js';

/** Fewest neighbours. */
const fewest = 10;

/** Numbers at each centre. */
interface LikelihoodSums {
  /** Neighbours within the radius. */
  readonly counted: Float64Array;
  /** Sum of the logarithms of the radius over their distances. */
  readonly logarithms: Float64Array;
  /** Distance of the last neighbour; ∞ if there are fewer. */
  readonly radii: Float64Array;
}

/**
 * Maximum likelihood from the distances to the k nearest neighbours (Levina & Bickel, "Maximum likelihood estimation of
 * intrinsic dimension", NIPS 2004), with inverses averaged over the points, as the likelihood of all of them asks for
 * (MacKay & Ghahramani, "Comments on 'Maximum likelihood estimation of intrinsic dimension'", 2005); for k from 10 to a
 * third of the points, doubling. From dimension 6 on it is too low, since most neighbourhoods reach over the edge of
 * the data: a cube of dimension 6 gives 5.2 with 2,000 points.
 */
export function maximumLikelihood(neighbourhoods: Neighbourhoods, resamples: Resamples): DimensionAtScale[] {
  const scales: DimensionAtScale[] = [];
  for (let neighbours = fewest; neighbours <= neighbourhoods.rows / 3; neighbours *= 2) {
    const { counted, logarithms, radii } = likelihoodSums(neighbourhoods, neighbours);
    const ratio = ratioOfSums(counted, logarithms, resamples);
    if (ratio === null) continue;
    scales.push({ neighbours, radius: medianOf(radii), dimension: ratio.value, low: ratio.low, high: ratio.high });
  }
  return scales;
}

/** The sums at each centre whose ratio is the estimate from this many neighbours, and their radius. */
export function likelihoodSums({ rows, centres, sorted }: Neighbourhoods, neighbours: number): LikelihoodSums {
  const radii = Float64Array.from({ length: centres }, (_, centre) => sorted[centre * rows + neighbours - 1]);
  const counted = radii.map((radius) => (radius < Infinity ? neighbours - 1 : 0));
  const logarithms = radii.map((radius, centre) => {
    if (radius === Infinity) return 0;
    let sum = 0;
    for (let j = 0; j < neighbours - 1; j++) sum += Math.log(radius / sorted[centre * rows + j]);
    return sum;
  });
  return { counted, logarithms, radii };
}
