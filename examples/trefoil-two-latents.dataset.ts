// Look for: a closed curve in the latent plane that crosses itself to the end, whatever the seed; ρ is large at the crossings.
// Why: the trefoil is a circle, which embeds in the plane, so that nothing forbids a perfect autoencoder; but every flat
// picture of the knot crosses itself, training starts from one, and small steps do not undo it: extrinsic topology.
import { defineDataset, euclidean, trefoil } from 'latent-atlas';

export default defineDataset({
  name: 'Trefoil knot, two latent dimensions',
  manifold: trefoil(),
  autoencoder: { hidden: [64, 64], latent: euclidean(2), activation: 'tanh' },
  training: { batchSize: 64, steps: 6_000, seed: 0 },
});
