// Look for: the codes of the turning L draw a closed curve in the plane, once around, and ρ is small at every angle.
// Why: a circle embeds in the plane. The encoder finds the angle in 576 pixels without being told that there is one. With `gelu`
// some seeds keep a crossing of that curve, as a knot does: nothing forbids it to go, but training does not undo it.
import { defineDataset, euclidean } from 'latent-atlas';
import turningShape from './rotating-shape.dataset.js';

export default defineDataset({
  ...turningShape,
  name: 'A turning L in 24 × 24 pixels, two latent dimensions',
  autoencoder: { ...turningShape.autoencoder, latent: euclidean(2), activation: 'tanh' },
  training: { optimizer: { kind: 'adam', learningRate: 5e-3 }, batchSize: 32, steps: 5_000, seed: 0 },
});
