// A sphere does not embed in the plane: with two latent dimensions it is torn open, and around the tear the
// reconstruction error ρ stays large. Try euclidean(3), save, and see the tear close.
import { defineDataset, euclidean, sphere } from 'latent-atlas';

export default defineDataset({
  name: 'Sphere',
  manifold: sphere({ dimension: 2, radius: 1 }),
  autoencoder: { hidden: [64, 64], latent: euclidean(2) },
  training: { batchSize: 128, steps: 4_000, seed: 0 },
});
