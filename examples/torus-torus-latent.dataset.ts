// Look for: the latent square of two angles, opposite sides the same, untangling in the first steps until ρ is small everywhere.
// Why: nothing forbids it, but a map with wrong winding numbers, or a fold, is a local optimum (Esmaeili et al.,
// arXiv:2312.07529). With `tanh` and batches of 128 most seeds stay in one; small steps in small, noisy batches leave it.
import { defineDataset, torus } from 'latent-atlas';

export default defineDataset({
  name: 'Torus, latent space T²',
  manifold: torus({ majorRadius: 2, minorRadius: 1 }),
  autoencoder: { hidden: [64, 64], latent: torus(2), activation: 'elu' },
  training: { optimizer: { kind: 'adam', learningRate: 3e-3 }, batchSize: 32, steps: 8_000, seed: 0 },
});
