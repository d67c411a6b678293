// Look for: a square of two angles, the phases of the two normal modes or a mixture of them, and ρ is small everywhere.
// Why: the motion of two oscillators without a common period fills a torus, and so does this latent space: in its angles, time
// goes on for ever without a jump.
import { defineDataset, torus } from 'latent-atlas';
import oscillators from './coupled-oscillators.dataset.js';

export default defineDataset({
  ...oscillators,
  name: 'Two coupled oscillators, torus for a latent space',
  autoencoder: { ...oscillators.autoencoder, latent: torus(2) },
});
