// Each row of the file is a point, each named column a coordinate. The sample data are one turn of a helix with noise,
// which one latent dimension can follow. Replace them with your own file and its columns.
import { csv, defineDataset, euclidean } from 'latent-atlas';

export default defineDataset({
  name: 'Points from a CSV file',
  manifold: csv('points.csv', { columns: ['x', 'y', 'z'] }),
  autoencoder: { hidden: [64, 64], latent: euclidean(1) },
  training: { steps: 4_000, seed: 0 },
});
