import type { Latent } from '../autoencoder/options.js';
import { superscript } from '../digits.js';
import type { Topology } from '../dataset/manifold.js';
import type { TheoryResult } from '../protocol/result.js';

/**
 * The lower bound of sup ρ that follows from the theorem of Borsuk and Ulam, for every encoder and every decoder that
 * are continuous: a sphere Sᵏ inside the manifold has two opposite points with the same code in ℝᵈ if d ≤ k; one of
 * them is off by at least half their distance. The largest such bound is returned.
 * @returns null if the declared topology gives no bound, or the latent space is not Euclidean.
 */
export function supErrorBound(topology: Topology, latent: Latent): TheoryResult | null {
  if (latent.kind !== 'euclidean') return null;
  const spheres = (topology.antipodalSpheres ?? []).filter((sphere) => sphere.dimension >= latent.dimension);
  if (spheres.length === 0) return null;
  const widest = spheres.reduce((a, b) => (b.radius > a.radius ? b : a));
  return {
    supErrorBound: widest.radius,
    reason:
      `Borsuk–Ulam: every continuous map of ${widest.name} to ℝ${superscript(latent.dimension)} sends two opposite points to the ` +
      `same code, so one of them is off by at least ${Number(widest.radius.toPrecision(6))}.`,
  };
}
