// A trefoil knot: as a space it is a circle, so two latent dimensions are enough, yet it lies knotted in space, and
// training has to untangle its image. Put your own curve into `map`: it is sampled uniformly in arc length.
import { defineDataset, euclidean, parametric } from 'latent-atlas';

export default defineDataset({
  name: 'Trefoil knot',
  manifold: parametric({
    ambientDimension: 3,
    domain: [[0, 2 * Math.PI]],
    periodic: [true],
    map: ([t]) => [Math.sin(t) + 2 * Math.sin(2 * t), Math.cos(t) - 2 * Math.cos(2 * t), -Math.sin(3 * t)],
  }),
  autoencoder: { hidden: [64, 64], latent: euclidean(2) },
  training: { steps: 4_000, seed: 0 },
});
