// Look for: the latent square of two angles, opposite sides the same, with the torus folded over in it and a large ρ there.
// Why: nothing forbids a perfect autoencoder here, but training must also find the right winding numbers, and a map with
// wrong ones, or with a fold, is a local optimum that small steps do not leave (Esmaeili et al., arXiv:2312.07529).
import { defineDataset, torus } from 'latent-atlas';

export default defineDataset({
  name: 'Torus, latent space T²',
  manifold: torus({ majorRadius: 2, minorRadius: 1 }),
  autoencoder: { hidden: [64, 64], latent: torus(2), activation: 'tanh' },
  training: { batchSize: 128, steps: 5_000, seed: 0 },
});
