// Look for: one point in twenty is missed, ρ > 0.1, and the median is a fiftieth of the tube's radius; sup ρ is near 2, as before.
// Why: both halves of the truth. All but a small part of the data can be reconstructed as well as one likes, by ever larger networks;
// all of it never: sup ρ ≥ 1, the reach of the torus (Kvalheim and Sontag, arXiv:2310.02250).
import { defineDataset, euclidean, torus } from 'latent-atlas';

export default defineDataset({
  name: 'Torus, two latent dimensions, 128 units',
  manifold: torus({ majorRadius: 2, minorRadius: 1 }),
  autoencoder: { hidden: [128, 128], latent: euclidean(2), activation: 'gelu' },
  training: { optimizer: { kind: 'adam', learningRate: 5e-3 }, batchSize: 64, steps: 12_000, seed: 0 },
});
