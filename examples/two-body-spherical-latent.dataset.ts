// Look for: the latent picture is the whole sphere S², and ρ is small everywhere: compare with two-body.dataset.ts.
// Why: two-body phase space is a sphere S². This latent space has its dimension and its topology, so it neither tears the
// data, as euclidean(2) does, nor leaves room for what is not in them, as euclidean(3) does.
import { azimuth, defineDataset, phaseSpace, pseudorapidity, spherical } from 'latent-atlas';

export default defineDataset({
  name: 'Two-body phase space, latent space S²',
  manifold: phaseSpace({ particles: 2 }),
  observables: { η: pseudorapidity(1), φ: { unit: 'rad', of: azimuth(1) } },
  autoencoder: { hidden: [64, 64], latent: spherical(2), activation: 'tanh' },
  training: { batchSize: 128, steps: 5_000, seed: 0 },
});
