import { likelihoodSums } from '../intrinsic-dimension/maximum-likelihood.js';
import { medianOf, type Neighbourhoods } from '../intrinsic-dimension/neighbourhoods.js';

/** Fewest neighbours, the factor between two scales, and the share by which the dimension of a torus may grow. */
const [fewest, step, growth] = [3, 1.5, 0.1];

/**
 * The largest scale up to which a sample has no more dimensions than at smaller scales. Noise makes them fewer at larger
 * scales, and curvature changes them little. They grow where a shape of few dimensions winds so closely that from a distance
 * it looks like one of more dimensions, with holes that the shape does not have. Estimates by maximum likelihood are
 * compared, twice the standard error of the one at the smaller scale allowed for.
 * @returns a distance in data units; ∞ if the dimension grows nowhere.
 */
export function scaleOfShape(neighbourhoods: Neighbourhoods): number {
  let limit = Infinity;
  let scale = 0;
  for (let neighbours = fewest; neighbours <= neighbourhoods.rows / 3; neighbours = Math.ceil(step * neighbours)) {
    const { counted, logarithms, radii } = likelihoodSums(neighbourhoods, neighbours);
    const count = sum(counted);
    const dimension = count / sum(logarithms);
    if (dimension > limit) return scale;
    scale = medianOf(radii);
    limit = Math.min(limit, dimension * (1 + growth) * (1 + 2 / Math.sqrt(count)));
  }
  return Infinity;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
