// Look for: the latent picture is a closed surface, a bent sphere, and ρ is small everywhere: compare with sphere.dataset.ts.
// Why: S² embeds in ℝ³, so nothing has to be torn; the intrinsic dimension of the data, 2, is not enough to choose the size
// of a latent space. The codes fill a thin shell: most of the latent space stands for nothing in the data.
import { defineDataset, euclidean, sphere } from 'latent-atlas';

export default defineDataset({
  name: 'Sphere, three latent dimensions',
  manifold: sphere({ dimension: 2, radius: 1 }),
  observables: { height: ([, , z]) => z },
  autoencoder: { hidden: [64, 64], latent: euclidean(3), activation: 'tanh' },
  training: { batchSize: 128, steps: 5_000, seed: 0 },
});
