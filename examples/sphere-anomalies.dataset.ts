// Look for: the histogram of ρ: the anomalies lie inside the sphere, and most have a larger ρ than the background; but the
// background has a tail that reaches further than any of them.
// Why: the tail is the torn region of the sphere: normal points that topology makes the network flag (false positives).
import { defineDataset, euclidean, sampled, sphere } from 'latent-atlas';

export default defineDataset({
  name: 'Sphere with anomalies inside',
  manifold: sphere({ dimension: 2, radius: 1 }),
  signal: {
    inside: sampled({
      name: 'ball of radius 0.8',
      ambientDimension: 3,
      sample: (random) => {
        const x = [random.normal(), random.normal(), random.normal()];
        const scale = (0.8 * Math.cbrt(random.uniform())) / Math.hypot(...x);
        return [x[0] * scale, x[1] * scale, x[2] * scale];
      },
    }),
  },
  observables: { radius: (x) => Math.hypot(...x) },
  autoencoder: { hidden: [64, 64], latent: euclidean(2), activation: 'tanh' },
  training: { batchSize: 128, steps: 4_000, seed: 0 },
});
