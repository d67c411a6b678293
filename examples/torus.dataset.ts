// Look for: the torus is flattened like a deflated inner tube, with a seam of large ρ along a closed curve on the surface.
// Why: T² does not embed in ℝ²; unlike the sphere, cutting out one point is not enough, since it has two independent loops.
// Try euclidean(3): the seam goes away.
import { defineDataset, euclidean, torus } from 'latent-atlas';

export default defineDataset({
  name: 'Torus, two latent dimensions',
  manifold: torus({ majorRadius: 2, minorRadius: 1 }),
  autoencoder: { hidden: [64, 64], latent: euclidean(2), activation: 'tanh' },
  training: { batchSize: 128, steps: 5_000, seed: 0 },
});
