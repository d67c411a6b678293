// Look for: ρ is small on the whole arc, with one latent coordinate: the data are cut already.
// Why: an arc embeds in a line. The two ends stay apart at the gap, so a point inside it is flagged; with euclidean(2)
// the network bridges the gap instead, and what is missing from the data looks normal (a false negative).
import { arc, circle, defineDataset, euclidean, restrict } from 'latent-atlas';

const gap = Math.PI / 4;

export default defineDataset({
  name: 'Circle with a gap, one latent dimension',
  manifold: arc({ radius: 1, gap }),
  signal: { 'in the gap': restrict(circle(), ([x, y]) => Math.abs(Math.atan2(y, x)) < gap / 2) },
  observables: { angle: { unit: 'rad', of: ([x, y]) => Math.atan2(y, x) } },
  autoencoder: { hidden: [32, 32], latent: euclidean(1), activation: 'tanh' },
  training: { batchSize: 64, steps: 5_000, seed: 0 },
});
