// Look for: the latent picture is a sphere, and ρ is small everywhere: compare with two-body.dataset.ts.
// Why: two-body phase space is a sphere S² whatever the six coordinates look like; it embeds in ℝ³, one dimension more than
// it has itself: the intrinsic dimension of the data is not enough to choose the size of a latent space.
import { azimuth, defineDataset, euclidean, phaseSpace, pseudorapidity } from 'latent-atlas';

export default defineDataset({
  name: 'Two-body phase space, d = 3',
  manifold: phaseSpace({ particles: 2 }),
  observables: { η: pseudorapidity(1), φ: { unit: 'rad', of: azimuth(1) } },
  autoencoder: { hidden: [64, 64], latent: euclidean(3), activation: 'tanh' },
  training: { batchSize: 128, steps: 5_000, seed: 0 },
});
