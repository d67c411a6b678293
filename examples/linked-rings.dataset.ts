// Look for: two loops in the latent plane that cross from the start of the training and stay crossed: ρ is large there.
// Why: as a space of their own they are two circles, which fit in a plane side by side; but in ℝ³ they are linked, and a
// network that starts close to a linear map starts from a picture in which they cross. Try other seeds.
import { defineDataset, euclidean, linkedRings } from 'latent-atlas';

export default defineDataset({
  name: 'Linked rings, two latent dimensions',
  manifold: linkedRings({ radius: 1 }),
  observables: { height: ([, , z]) => z },
  autoencoder: { hidden: [64, 64], latent: euclidean(2), activation: 'tanh' },
  training: { batchSize: 64, steps: 6_000, seed: 0 },
});
