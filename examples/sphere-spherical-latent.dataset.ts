// Look for: the latent picture is the whole sphere, its grid turned and stretched but nowhere torn, and ρ is small everywhere.
// Why: the latent space has the topology of the data, so that nothing must be cut: compare with sphere.dataset.ts, whose ρ
// reaches the diameter with as many latent dimensions.
import { defineDataset, sphere, spherical } from 'latent-atlas';

export default defineDataset({
  name: 'Sphere, spherical latent space',
  manifold: sphere({ dimension: 2, radius: 1 }),
  observables: { height: ([, , z]) => z },
  autoencoder: { hidden: [64, 64], latent: spherical(2), activation: 'tanh' },
  training: { batchSize: 128, steps: 5_000, seed: 0 },
});
