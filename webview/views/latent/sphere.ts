import type { Latent } from '../../../src/autoencoder/options.js';

/** Whether a latent space is the sphere, which can be drawn as a map. */
export const isSphere = ({ kind, dimension }: Latent): boolean => kind === 'sphere' && dimension === 2;
