/** How far one set of distances is from a multiple of another. */
export interface Stress {
  /** In [0, 1]; 0 where the codes are an isometric picture of the manifold, up to one scale. */
  readonly stress: number;
  /** The scale of the smallest stress: latent units per data unit. */
  readonly scale: number;
  /** Number of pairs that were compared. */
  readonly pairs: number;
}

/**
 * Kruskal's stress-1 (Kruskal, 1964) of latent distances d against geodesic distances δ of the data, with disparities s
 * δ: √(Σ (d − s δ)² / Σ d²), at the scale s = Σ d δ / Σ δ² that makes Σ (d − s δ)² smallest.
 * @param geodesic distance of each pair, in data units; pairs of distance Infinity, which no path joins, are left out.
 * @param latent distance of each pair, in latent units, in the same order.
 * @returns null if all of either kind are 0.
 */
export function kruskalStress(geodesic: ArrayLike<number>, latent: ArrayLike<number>): Stress | null {
  let [ofData, ofCodes, mixed, pairs] = [0, 0, 0, 0];
  for (let pair = 0; pair < geodesic.length; pair++) {
    const [delta, d] = [geodesic[pair], latent[pair]];
    if (!Number.isFinite(delta)) continue;
    ofData += delta * delta;
    ofCodes += d * d;
    mixed += d * delta;
    pairs++;
  }
  if (!(ofData > 0) || !(ofCodes > 0)) return null;
  const scale = mixed / ofData;
  // Summed again, since 1 − mixed² / (ofData · ofCodes) has no digits left where the stress is small.
  let residual = 0;
  for (let pair = 0; pair < geodesic.length; pair++) {
    if (Number.isFinite(geodesic[pair])) residual += (latent[pair] - scale * geodesic[pair]) ** 2;
  }
  return { stress: Math.sqrt(residual / ofCodes), scale, pairs };
}
