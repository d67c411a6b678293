// Look for: a network of 16 units and 1,000 steps gives up one of the torus's loops: nearly every point is missed, ρ > 0.1.
// Why: this is a matter of training. torus-medium and torus-wide miss ever fewer points, yet in each some ρ is above 1, the reach of
// the torus, min(r, R − r), which no network of two numbers gets below (Kvalheim and Sontag, arXiv:2310.02250).
import { defineDataset, euclidean, torus } from 'latent-atlas';

export default defineDataset({
  name: 'Torus, two latent dimensions, 16 units',
  manifold: torus({ majorRadius: 2, minorRadius: 1 }),
  autoencoder: { hidden: [16, 16], latent: euclidean(2), activation: 'gelu' },
  training: { optimizer: { kind: 'adam', learningRate: 1e-2 }, batchSize: 32, steps: 1_000, seed: 0 },
});
