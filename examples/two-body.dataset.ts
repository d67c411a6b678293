// Look for: the same picture as for the sphere: a disk, torn at one point, with a large ρ around it.
// Why: two bodies fly apart back to back, so only a direction is free: the events lie on a sphere S², bent into ℝ⁶. It does
// not embed in the plane; sup ρ is at least √s/√2 (Borsuk–Ulam), however good the network is elsewhere.
import { azimuth, defineDataset, euclidean, phaseSpace, pseudorapidity } from 'latent-atlas';

export default defineDataset({
  name: 'Two-body phase space, d = 2',
  manifold: phaseSpace({ particles: 2 }),
  observables: { η: pseudorapidity(1), φ: { unit: 'rad', of: azimuth(1) } },
  autoencoder: { hidden: [64, 64], latent: euclidean(2), activation: 'tanh' },
  training: { batchSize: 128, steps: 5_000, seed: 0 },
});
