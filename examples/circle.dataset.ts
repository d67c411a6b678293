// Look for: the latent strip covers an interval, and the circle is cut open at one point, where ρ reaches the diameter.
// Why: a circle does not embed in a line, so some two opposite points share a code, and one of them is off by at least
// the radius (Borsuk–Ulam). The seed decides where the cut is, but there is always one.
import { circle, defineDataset, euclidean } from 'latent-atlas';

export default defineDataset({
  name: 'Circle, one latent dimension',
  manifold: circle({ radius: 1 }),
  samples: { train: 10_000, test: 5_000 },
  autoencoder: { hidden: [32, 32], latent: euclidean(1), activation: 'tanh' },
  training: { optimizer: { kind: 'adam', learningRate: 1e-3 }, batchSize: 64, steps: 5_000, seed: 0 },
});
