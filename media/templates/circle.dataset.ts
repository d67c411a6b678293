// A circle does not embed in a line: with one latent dimension it is cut open at some point, and there the
// reconstruction error ρ stays large. Try euclidean(2), save, and see the cut close.
import { circle, defineDataset, euclidean } from 'latent-atlas';

export default defineDataset({
  name: 'Circle',
  manifold: circle({ radius: 1 }),
  autoencoder: { hidden: [32, 32], latent: euclidean(1) },
  training: { steps: 4_000, seed: 0 },
});
