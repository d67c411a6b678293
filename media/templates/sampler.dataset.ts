// Points from your own function: here two rings that one latent dimension has to string together. All randomness comes
// from `random`, so that the same seed gives the same points.
import { defineDataset, euclidean, sampled } from 'latent-atlas';

export default defineDataset({
  name: 'Two rings',
  manifold: sampled({
    ambientDimension: 2,
    intrinsicDimension: 1,
    sample: (random) => {
      const centre = random.uniform() < 0.5 ? -1.5 : 1.5;
      const angle = 2 * Math.PI * random.uniform();
      const radius = 1 + 0.02 * random.normal();
      return [centre + radius * Math.cos(angle), radius * Math.sin(angle)];
    },
  }),
  observables: { side: ([x]) => Math.sign(x) },
  autoencoder: { hidden: [32, 32], latent: euclidean(1) },
  training: { steps: 4_000, seed: 0 },
});
