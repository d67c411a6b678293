// Look for: ρ near 1 nearly everywhere: the codes tell how far around the bottle a point is, not where on its tube.
// Why: no closed surface embeds in the plane: every point shares its code with others. The Klein bottle has to go to ℝ⁴, or
// to a latent space that is one: the verdict offers `klein()`, and klein-bottle-klein-latent has it for the same data.
import { defineDataset, euclidean, parametric } from 'latent-atlas';

export default defineDataset({
  name: 'Klein bottle, two latent dimensions',
  manifold: parametric({
    name: 'Klein bottle in ℝ⁵',
    ambientDimension: 5,
    domain: [
      [0, 2 * Math.PI],
      [0, 2 * Math.PI],
    ],
    // (0, v) and (2π, −v) are the same point.
    periodic: [false, true],
    map: ([u, v]) => [
      2 * Math.cos(u),
      2 * Math.sin(u),
      Math.cos(v),
      Math.sin(v) * Math.cos(u / 2),
      Math.sin(v) * Math.sin(u / 2),
    ],
    topology: { bettiNumbers: [1, 2, 1], embeddingDimension: 4 },
  }),
  autoencoder: { hidden: [64, 64], latent: euclidean(2), activation: 'elu' },
  training: { optimizer: { kind: 'adam', learningRate: 3e-3 }, batchSize: 32, steps: 5_000, seed: 0 },
});
