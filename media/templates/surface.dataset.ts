// A Möbius strip, which does not fit into a plane without a cut or a fold. Put your own surface into `map`: it is
// sampled uniformly in area, however unevenly the two parameters run.
import { defineDataset, euclidean, parametric } from 'latent-atlas';

const halfWidth = 0.5;

export default defineDataset({
  name: 'Möbius strip',
  manifold: parametric({
    ambientDimension: 3,
    domain: [
      [0, 2 * Math.PI],
      [-halfWidth, halfWidth],
    ],
    map: ([u, v]) => {
      const radius = 1 + v * Math.cos(u / 2);
      return [radius * Math.cos(u), radius * Math.sin(u), v * Math.sin(u / 2)];
    },
  }),
  autoencoder: { hidden: [64, 64], latent: euclidean(2) },
  training: { batchSize: 128, steps: 4_000, seed: 0 },
});
