// Look for: one latent coordinate visits the airports of the United States along a winding path; between the turns ρ is
// the distance to the path, in degrees.
// Why: a surface does not embed in a line: the network can only thread a curve through it, denser with more hidden units.
import { csv, defineDataset, euclidean } from 'latent-atlas';

export default defineDataset({
  name: 'Airports, one latent dimension',
  manifold: csv('data/airports.csv', { columns: ['longitude', 'latitude'], units: ['°', '°'] }),
  autoencoder: { hidden: [64, 64], latent: euclidean(1), activation: 'tanh' },
  training: { batchSize: 64, steps: 6_000, seed: 0 },
});
