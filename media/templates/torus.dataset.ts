// A torus does not embed in the plane either: with two latent dimensions it has to fold or tear, in different places
// for different seeds. Change the seed, save, and see where.
import { defineDataset, euclidean, torus } from 'latent-atlas';

export default defineDataset({
  name: 'Torus',
  manifold: torus({ majorRadius: 2, minorRadius: 1 }),
  autoencoder: { hidden: [64, 64], latent: euclidean(2) },
  training: { batchSize: 128, steps: 4_000, seed: 0 },
});
