// Look for: the tail of ρ is gone, though the latent space has no more dimensions than in three-body.dataset.ts.
// Why: three-body phase space is a sphere S⁵, and so is this latent space: it fits without a tear. With euclidean(6) it
// would fit too, but with a dimension to spare, in which anomalies hide.
import { defineDataset, invariantMass, phaseSpace, spherical } from 'latent-atlas';

export default defineDataset({
  name: 'Three-body phase space, latent space S⁵',
  manifold: phaseSpace({ particles: 3 }),
  observables: { m12: invariantMass(1, 2), m23: invariantMass(2, 3) },
  autoencoder: { hidden: [128, 128], latent: spherical(5), activation: 'tanh' },
  training: { batchSize: 256, steps: 6_000, seed: 0 },
});
