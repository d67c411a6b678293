// Look for: the knot is cut at one point, as the circle is; the plot of ρ against t shows where.
// Why: as a space of its own the trefoil is a circle, so it does not embed in a line; that it is knotted in ℝ³ shows only
// in how the latent picture untangles during training. Scrub the timeline back, or try euclidean(2) with several seeds.
import { defineDataset, euclidean, parametric } from 'latent-atlas';

export default defineDataset({
  name: 'Trefoil knot, one latent dimension',
  manifold: parametric({
    name: 'trefoil knot',
    ambientDimension: 3,
    domain: [[0, 2 * Math.PI]],
    periodic: [true],
    map: ([t]) => [Math.sin(t) + 2 * Math.sin(2 * t), Math.cos(t) - 2 * Math.cos(2 * t), -Math.sin(3 * t)],
    topology: { bettiNumbers: [1, 1], embeddingDimension: 2 },
  }),
  autoencoder: { hidden: [64, 64], latent: euclidean(1), activation: 'tanh' },
  training: { batchSize: 64, steps: 6_000, seed: 0 },
});
