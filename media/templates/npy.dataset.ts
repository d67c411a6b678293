// Each row of the array is a point: numpy.save('points.npy', array) with an array of shape (rows, D). The sample data
// are a sheet bent like an S, which two latent dimensions nearly flatten. Replace them with your own file.
import { defineDataset, euclidean, npy } from 'latent-atlas';

export default defineDataset({
  name: 'Points from a NumPy file',
  manifold: npy('points.npy'),
  autoencoder: { hidden: [64, 64], latent: euclidean(2) },
  training: { steps: 4_000, seed: 0 },
});
