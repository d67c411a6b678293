// Look for: the phase of the swing on a circle of codes, and a small ρ at every point of the orbit.
// Why: an orbit that closes is a circle. One angle holds it, and moves forward as time does; one number cannot.
import { defineDataset, spherical } from 'latent-atlas';
import pendulum from './pendulum.dataset.js';

export default defineDataset({
  ...pendulum,
  name: 'A swinging pendulum, circle for a latent space',
  autoencoder: { ...pendulum.autoencoder, latent: spherical(1) },
});
