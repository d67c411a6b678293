// Look for: the latent square, its left side the right one upside down, covered once and evenly, and ρ small everywhere.
// Why: the latent space is a Klein bottle itself, so nothing forbids it. Written in five numbers, a code can follow the data
// early on: of 5 seeds 4 do; the other folds, and stays folded. Of `kleinBottle()`, the same in ℝ⁴, none of the 5 unfolds.
import { defineDataset, klein, parametric } from 'latent-atlas';

export default defineDataset({
  name: 'Klein bottle, latent space the Klein bottle',
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
  autoencoder: { hidden: [64, 64], latent: klein(), activation: 'elu' },
  training: { optimizer: { kind: 'adam', learningRate: 3e-3 }, batchSize: 32, steps: 5_000, seed: 0 },
});
