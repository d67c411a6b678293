// Look for: one angle for a code, as many dimensions as in rotating-shape.dataset.ts, and ρ is small everywhere.
// Why: the pictures of an L turned once around are a circle, and so is the latent space S¹: nothing has to be cut. The decoder has
// to bend the circle into all its pictures, which takes it more steps than a plane does.
import { defineDataset, spherical } from 'latent-atlas';
import turningShape from './rotating-shape.dataset.js';

export default defineDataset({
  ...turningShape,
  name: 'A turning L in 24 × 24 pixels, circle for a latent space',
  autoencoder: { ...turningShape.autoencoder, latent: spherical(1) },
  training: { optimizer: { kind: 'adam', learningRate: 2e-3 }, batchSize: 32, steps: 16_000, seed: 0 },
});
