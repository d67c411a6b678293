// Look for: the latent picture is a closed loop, a bent circle, and ρ is small everywhere.
// Why: a circle embeds in the plane, so two latent coordinates are enough: compare with circle.dataset.ts. Off the
// circle, in the map over the plane, ρ grows with the distance: this is what an anomaly detector hopes for.
import { circle, defineDataset, euclidean } from 'latent-atlas';

export default defineDataset({
  name: 'Circle, two latent dimensions',
  manifold: circle({ radius: 1 }),
  samples: { train: 10_000, test: 5_000 },
  autoencoder: { hidden: [32, 32], latent: euclidean(2), activation: 'tanh' },
  training: { batchSize: 64, steps: 5_000, seed: 0 },
});
