// Look for: the tail of ρ is gone: with d = 6 all events are reconstructed, compare with three-body.dataset.ts.
// Why: a sphere S⁵ embeds in ℝ⁶. The price: a latent space with room to spare also reconstructs what lies off the sphere,
// so that anomalies are missed; topology asks for a choice between false positives and false negatives.
import { defineDataset, euclidean, invariantMass, phaseSpace } from 'latent-atlas';

export default defineDataset({
  name: 'Three-body phase space, d = 6',
  manifold: phaseSpace({ particles: 3 }),
  observables: { m12: invariantMass(1, 2), m23: invariantMass(2, 3) },
  autoencoder: { hidden: [128, 128], latent: euclidean(6), activation: 'tanh' },
  training: { batchSize: 256, steps: 6_000, seed: 0 },
});
