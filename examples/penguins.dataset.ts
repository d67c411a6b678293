// Look for: three clouds in the latent plane, one for each species; colour by sex: each cloud has two halves.
// Why: the network never sees a label. Four measurements of a bird depend on what it is, so two numbers hold most of them; what is
// left in ρ is the variation from bird to bird.
import { csv, defineDataset, euclidean } from 'latent-atlas';

export default defineDataset({
  name: 'Palmer penguins',
  manifold: csv('data/penguins.csv', {
    // In centimetres and kilograms the four vary about as much as one another, so that ρ tells of all.
    derive: {
      'beak length (cm)': (row) => Number(row['beak length']) / 10,
      'beak depth (cm)': (row) => Number(row['beak depth']) / 10,
      'flipper length (cm)': (row) => Number(row['flipper length']) / 10,
      'body mass (kg)': (row) => Number(row['body mass']) / 1000,
    },
    columns: ['beak length (cm)', 'beak depth (cm)', 'flipper length (cm)', 'body mass (kg)'],
    labels: ['species', 'island', 'sex'],
    test: 1 / 3,
  }),
  autoencoder: { hidden: [32, 32], latent: euclidean(2), activation: 'tanh', standardize: true },
  training: { batchSize: 32, steps: 4_000, seed: 0 },
});
