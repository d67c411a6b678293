// Look for: three latent dimensions for a surface, and still ρ is large along a curve on it.
// Why: the Klein bottle embeds in ℝ⁴, not in ℝ³: in three dimensions it has to pass through itself, and where it does
// two different points share a code. Its Betti numbers over Z/2 are those of the torus, which embeds in ℝ³.
import { defineDataset, euclidean, kleinBottle } from 'latent-atlas';

export default defineDataset({
  name: 'Klein bottle, three latent dimensions',
  manifold: kleinBottle({ majorRadius: 2, minorRadius: 1 }),
  autoencoder: { hidden: [64, 64], latent: euclidean(3), activation: 'tanh' },
  training: { batchSize: 128, steps: 6_000, seed: 0 },
});
