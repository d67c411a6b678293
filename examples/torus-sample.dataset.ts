// Look for: the verdict, found from the points alone: no network with two numbers in its code keeps the hollow of this shape.
// Why: the file declares nothing. The persistent homology of the training sample shows that ρ is large somewhere near it, and the
// estimates guess the rest: two dimensions and two loops, each with its uncertainty. torus.dataset.ts declares the same shape.
import { defineDataset, euclidean, sampled } from 'latent-atlas';

export default defineDataset({
  name: 'A torus known by its points alone, two latent dimensions',
  manifold: sampled({
    name: 'points of a torus',
    ambientDimension: 3,
    sample: (random) => {
      const [around, tube] = [random.uniform(0, 2 * Math.PI), random.uniform(0, 2 * Math.PI)];
      const fromAxis = 2 + Math.cos(tube);
      return [fromAxis * Math.cos(around), fromAxis * Math.sin(around), Math.sin(tube)];
    },
  }),
  samples: { train: 4_000, test: 2_000 },
  autoencoder: { hidden: [32, 32], latent: euclidean(2), activation: 'gelu' },
  training: { optimizer: { kind: 'adam', learningRate: 5e-3 }, batchSize: 64, steps: 4_000, seed: 0 },
});
