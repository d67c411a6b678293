// The background is the unit circle; two signals lie off it. The histogram of the reconstruction error ρ shows how well
// each is flagged: the far one is; the one near the circle hides below the background's own error at the cut.
import { circle, defineDataset, euclidean, sampled } from 'latent-atlas';

export default defineDataset({
  name: 'Circle with anomalies',
  manifold: circle({ radius: 1 }),
  signal: {
    close: circle({ radius: 1.2 }),
    far: sampled({ ambientDimension: 2, sample: (random) => [2 + 0.2 * random.normal(), 2 + 0.2 * random.normal()] }),
  },
  observables: { radius: ([x, y]) => Math.hypot(x, y) },
  autoencoder: { hidden: [32, 32], latent: euclidean(1) },
  training: { steps: 4_000, seed: 0 },
});
