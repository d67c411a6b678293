// Look for: the median of ρ is small, but it has a long tail: sup ρ is above √s/√3 = 0.577, the bound in the verdict.
// Why: {Σp = 0, ΣE = √s} is a level set of a norm: a sphere S⁵ in ℝ⁹, which does not embed in ℝ⁵. So an autoencoder with as
// many latent dimensions as phase space has itself must flag some perfectly normal events.
import { defineDataset, euclidean, invariantMass, phaseSpace } from 'latent-atlas';

export default defineDataset({
  name: 'Three-body phase space, d = 5',
  manifold: phaseSpace({ particles: 3 }),
  observables: { m12: invariantMass(1, 2), m23: invariantMass(2, 3) },
  autoencoder: { hidden: [128, 128], latent: euclidean(5), activation: 'tanh' },
  training: { batchSize: 256, steps: 6_000, seed: 0 },
});
