// Look for: four dimensions again, as in top-decay.dataset.ts, and the large ρ are gone.
// Why: the decays of a top quark are a direction of the W and one of its quark, S² × S², and so is this latent space: nothing has
// to be torn. (Ngairangbam et al., arXiv:2502.10163.)
import { defineDataset, product, spherical } from 'latent-atlas';
import topDecays from './top-decay.dataset.js';

export default defineDataset({
  ...topDecays,
  name: 'Top decay, latent space S² × S²',
  autoencoder: { ...topDecays.autoencoder, latent: product(spherical(2), spherical(2)) },
});
