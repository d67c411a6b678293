// Points from your own function: here two interlocking half circles. All randomness comes from `random`, so that the
// same seed gives the same points.
import { defineDataset, euclidean, sampled } from 'latent-atlas';

export default defineDataset({
  name: 'Two half circles',
  manifold: sampled({
    ambientDimension: 2,
    intrinsicDimension: 1,
    sample: (random) => {
      const angle = Math.PI * random.uniform();
      const upper = random.uniform() < 0.5;
      const x = upper ? Math.cos(angle) - 0.5 : 0.5 - Math.cos(angle);
      const y = upper ? Math.sin(angle) - 0.25 : 0.25 - Math.sin(angle);
      return [x + 0.03 * random.normal(), y + 0.03 * random.normal()];
    },
  }),
  observables: { height: ([, y]) => y },
  autoencoder: { hidden: [32, 32], latent: euclidean(1) },
  training: { steps: 4_000, seed: 0 },
});
