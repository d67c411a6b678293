// Look for: nothing. The verdict finds no bound, names no hole and suggests no latent space.
// Why: a Gaussian cloud in ℝ⁵ has neither a boundary nor a hole. ρ grows with the distance from its middle, as far as the sample
// reaches: what the plane loses is variance, not topology, and PCA does as well. Compare a dataset of yours with it.
import { defineDataset, euclidean, sampled } from 'latent-atlas';

export default defineDataset({
  name: 'Gaussian noise in five dimensions, two latent dimensions',
  manifold: sampled({
    name: 'Gaussian cloud',
    ambientDimension: 5,
    sample: (random) => Array.from({ length: 5 }, () => random.normal()),
  }),
  samples: { train: 4_000, test: 2_000 },
  autoencoder: { hidden: [32, 32], latent: euclidean(2) },
  training: { batchSize: 64, steps: 2_000, seed: 0 },
});
