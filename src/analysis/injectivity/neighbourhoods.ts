/** How well neighbourhoods of the data are kept in the latent space. */
export interface NeighbourhoodMeasures {
  /** In [0, 1]; below 1 where neighbours in the latent space are far apart in the data. */
  readonly trustworthiness: number;
  /** In [0, 1]; below 1 where neighbours in the data are torn apart in the latent space. */
  readonly continuity: number;
}

/**
 * Trustworthiness and continuity (Venna & Kaski, "Neighborhood preservation in nonlinear projection methods", ICANN
 * 2001), of the k nearest neighbours by Euclidean distance.
 * @param data distances between the points, rows × rows.
 * @param codes distances between their codes, likewise.
 * @param k less than half the rows.
 */
export function neighbourhoodMeasures(
  data: Float64Array,
  codes: Float64Array,
  rows: number,
  k: number,
): NeighbourhoodMeasures {
  const ranks = rankMatrix(data, rows);
  const latentRanks = rankMatrix(codes, rows);
  const scale = 2 / (rows * k * (2 * rows - 3 * k - 1));
  /** Sum of how far behind the k nearest by `theirs` stand by `ours`. */
  const excess = (ours: Uint32Array, theirs: Uint32Array): number =>
    ours.reduce((sum, rank, at) => (theirs[at] > 0 && theirs[at] <= k && rank > k ? sum + rank - k : sum), 0);
  return {
    trustworthiness: 1 - scale * excess(ranks, latentRanks),
    continuity: 1 - scale * excess(latentRanks, ranks),
  };
}

/** Rank of each column among the others by its distance from the row: 0 for itself, 1 for the nearest. */
function rankMatrix(distances: Float64Array, rows: number): Uint32Array {
  const ranks = new Uint32Array(rows * rows);
  for (let row = 0; row < rows; row++) {
    const from = distances.subarray(row * rows, (row + 1) * rows);
    const order = Uint32Array.from(from.keys()).sort(
      (a, b) => (b === row ? 1 : 0) - (a === row ? 1 : 0) || from[a] - from[b] || a - b,
    );
    order.forEach((column, rank) => (ranks[row * rows + column] = rank));
  }
  return ranks;
}

/**
 * KL_σ: Kullback–Leibler divergence KL(p ‖ q) of the density estimates p of the data and q of the codes (Moor, Horn,
 * Rieck & Borgwardt, "Topological Autoencoders", ICML 2020, after Chazal et al.): at each point the mean of exp(−d²/σ)
 * over all points, with distances d divided by the largest, normalised to sum 1 over the points.
 * @param data distances between the points, rows × rows.
 * @param codes distances between their codes, likewise.
 * @param sigma such as 0.01, 0.1 or 1.
 */
export function densityDivergence(data: Float64Array, codes: Float64Array, rows: number, sigma: number): number {
  const p = densities(data, rows, sigma);
  const q = densities(codes, rows, sigma);
  return p.reduce((sum, value, row) => sum + value * Math.log(value / q[row]), 0);
}

function densities(distances: Float64Array, rows: number, sigma: number): Float64Array {
  const greatest = distances.reduce((a, b) => Math.max(a, b)) || 1;
  const sums = new Float64Array(rows);
  distances.forEach((distance, at) => (sums[Math.floor(at / rows)] += Math.exp(-((distance / greatest) ** 2) / sigma)));
  const total = sums.reduce((a, b) => a + b);
  return sums.map((value) => value / total);
}
