// Look for: three clouds in the latent plane, one for each species; colour by sex: each cloud has two halves.
// Why: the network never sees a label. Four measurements of a bird depend on what it is, so two numbers hold most of them; what is
// left in ρ is the variation from bird to bird.
import { csv, defineDataset, euclidean, standardize } from 'latent-atlas';

export default defineDataset({
  name: 'Palmer penguins',
  // Millimetres and grams: standardised, so that ρ tells of all four columns alike.
  manifold: standardize(
    csv('data/penguins.csv', {
      columns: ['beak length', 'beak depth', 'flipper length', 'body mass'],
      units: ['mm', 'mm', 'mm', 'g'],
      labels: ['species', 'island', 'sex'],
      test: 1 / 3,
    }),
  ),
  autoencoder: { hidden: [32, 32], latent: euclidean(2), activation: 'tanh' },
  training: { batchSize: 32, steps: 4_000, seed: 0 },
});
