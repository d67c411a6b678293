// Look for: the latent circle is covered once, without a cut, and ρ is small everywhere: compare with circle.dataset.ts.
// Why: the latent space S¹ has one dimension, as euclidean(1) has, but the topology of the data: the angle of the code runs
// once around while the angle of the point does. A manifold with more loops can go wrong here: torus-torus-latent.dataset.ts.
import { circle, defineDataset, spherical } from 'latent-atlas';

export default defineDataset({
  name: 'Circle, latent space S¹',
  manifold: circle({ radius: 1 }),
  autoencoder: { hidden: [32, 32], latent: spherical(1), activation: 'tanh' },
  training: { batchSize: 64, steps: 5_000, seed: 0 },
});
