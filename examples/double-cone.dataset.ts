// Look for: the upper sheet is laid out in the plane, and the lower one, which has a tenth of its points, is squeezed in.
// Why: two sheets that meet in a point do not fit in a plane side by side: around the apex they would have to overlap. The
// network serves the sheet that it sees most, and ρ is larger on the other; reverse the weights, and the two change roles.
import { defineDataset, doubleCone, euclidean, reweight } from 'latent-atlas';

export default defineDataset({
  name: 'Double cone, two latent dimensions',
  manifold: reweight(doubleCone({ halfAngle: Math.PI / 4 }), ([, , z]) => (z > 0 ? 1 : 0.1)),
  observables: { height: ([, , z]) => z },
  autoencoder: { hidden: [64, 64], latent: euclidean(2), activation: 'tanh' },
  training: { batchSize: 128, steps: 5_000, seed: 0 },
});
