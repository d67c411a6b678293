import type { DimensionAtScale } from '../../protocol/result.js';
import { distanceMatrix, selectRows } from '../homology/distances.js';
import { medianOf, type Neighbourhoods } from './neighbourhoods.js';
import { ratioOfSums, type Resamples } from './ratio.js';

/** Fewest neighbours, which are also as many as are drawn where there are more; and points looked at. */
const [fewest, looked] = [16, 150];

/**
 * How many directions a neighbourhood has: (Σλ)²/Σλ², the participation ratio of the eigenvalues λ of the covariance of
 * the k nearest neighbours; for k from 16 to a
 * third of the points, doubling. It is d for a ball of dimension d. Both
 * sums are estimated without bias, from products over points that are all different, so that 16 of the neighbours do
 * for every scale. It counts a direction by how far the data extend along it, so that a thin layer of noise counts for
 * little where the other two estimates still see it.
 * @yields between the scales.
 */
export function* localPca(neighbourhoods: Neighbourhoods, resamples: Resamples): Generator<void, DimensionAtScale[]> {
  const { points, width, rows, centres, distances, sorted } = neighbourhoods;
  const scales: DimensionAtScale[] = [];
  for (let neighbours = fewest; neighbours <= rows / 3; neighbours *= 2) {
    const radii = Float64Array.from({ length: centres }, (_, centre) => sorted[centre * rows + neighbours - 1]);
    const above = new Float64Array(centres);
    const below = new Float64Array(centres);
    radii.forEach((radius, centre) => {
      if (centre >= looked || radius === Infinity) return;
      const near = distances.subarray(centre * rows, (centre + 1) * rows);
      const within = Uint32Array.from(near.keys()).filter((row) => near[row] <= radius);
      // The points are in random order, so that the first are a random choice.
      const chosen = within.subarray(0, fewest);
      const spread = spreadOf(distanceMatrix(selectRows(points, width, chosen), width), chosen.length);
      // In units of the radius, so that neighbourhoods count alike.
      above[centre] = spread.ofTrace / radius ** 4;
      below[centre] = spread.ofSquares / radius ** 4;
    });
    const ratio = ratioOfSums(above, below, resamples);
    yield;
    if (ratio === null) continue;
    scales.push({ neighbours, radius: medianOf(radii), dimension: ratio.value, low: ratio.low, high: ratio.high });
  }
  return scales;
}

/**
 * Unbiased estimates of (tr Σ)² and of tr Σ² of a covariance Σ: means over all i, j, k, l that differ of
 * |x_i − x_j|² |x_k − x_l|² / 4 and of ((x_i − x_j) · (x_k − x_l))² / 4. The latter product is a sum of four squared
 * distances, so that both follow from three sums over these.
 * @param distances rows × rows.
 * @param rows at least 4.
 */
export function spreadOf(distances: Float64Array, rows: number): { ofTrace: number; ofSquares: number } {
  /** Of squared distances, of their squares, and of the squares of their row sums. */
  let [total, squares, rowSquares] = [0, 0, 0];
  for (let i = 0; i < rows; i++) {
    let row = 0;
    for (let j = 0; j < rows; j++) {
      const square = distances[i * rows + j] ** 2;
      row += square;
      squares += square * square;
    }
    total += row;
    rowSquares += row * row;
  }
  /** Means over different points: of D_ij D_kl, of D_ij D_ik, and of D_ij². */
  const apart = (total ** 2 - 4 * rowSquares + 2 * squares) / (rows * (rows - 1) * (rows - 2) * (rows - 3));
  const sharing = (rowSquares - squares) / (rows * (rows - 1) * (rows - 2));
  const same = squares / (rows * (rows - 1));
  return { ofTrace: apart / 4, ofSquares: (same + apart - 2 * sharing) / 4 };
}
