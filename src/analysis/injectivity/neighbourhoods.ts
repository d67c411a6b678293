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
  const scale = 2 / (rows * k * (2 * rows - 3 * k - 1));
  return {
    trustworthiness: 1 - scale * excess(data, codes, rows, k),
    continuity: 1 - scale * excess(codes, data, rows, k),
  };
}

/** Sum of how far behind the k nearest by `ours` those stand that are among the k nearest by `theirs`. */
function excess(ours: Float64Array, theirs: Float64Array, rows: number, k: number): number {
  const columns = new Int32Array(k);
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    findNearest(theirs, rows, row, columns);
    for (const column of columns) sum += Math.max(0, rankOf(ours, rows, row, column) - k);
  }
  return sum;
}

/** Puts into `columns` the points nearest to that of a row, the nearest first, of equally near ones the first. */
function findNearest(distances: Float64Array, rows: number, row: number, columns: Int32Array): void {
  const from = row * rows;
  let found = 0;
  for (let column = 0; column < rows; column++) {
    if (column === row) continue;
    const distance = distances[from + column];
    let at = found;
    while (at > 0 && distance < distances[from + columns[at - 1]]) at--;
    if (at === columns.length) continue;
    columns.copyWithin(at + 1, at, columns.length - 1);
    columns[at] = column;
    if (found < columns.length) found++;
  }
}

/** Rank of a column among the others by its distance from the row: 1 for the nearest, of equally near ones the first. */
function rankOf(distances: Float64Array, rows: number, row: number, column: number): number {
  const from = row * rows;
  const distance = distances[from + column];
  let rank = 1;
  for (let other = 0; other < rows; other++) {
    if (other === row) continue;
    const theirs = distances[from + other];
    if (theirs < distance || (theirs === distance && other < column)) rank++;
  }
  return rank;
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
  let greatest = 0;
  for (const distance of distances) greatest = Math.max(greatest, distance);
  const unit = greatest || 1;
  const sums = new Float64Array(rows);
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < rows; column++, at++) sums[row] += Math.exp(-((distances[at] / unit) ** 2) / sigma);
  const total = sums.reduce((a, b) => a + b);
  return sums.map((value) => value / total);
}
