// Look for: ρ in the gap is as small as elsewhere, and the AUC of the signal near ½, though the network never saw it.
// Why: the network bends the circle into the latent plane and continues it smoothly over the gap, to within the noise of 2 %:
// what is missing from the data looks normal (a false negative). With euclidean(1), or without noise, the gap is flagged.
import { arc, circle, defineDataset, embed, euclidean, noise, restrict } from 'latent-atlas';

const gap = Math.PI / 4;
const resolution = { standardDeviation: 0.02 };
const inGap = restrict(circle(), ([x, y]) => Math.abs(Math.atan2(y, x)) < gap / 2);

export default defineDataset({
  name: 'Circle with a gap, two latent dimensions',
  manifold: noise(embed(arc({ radius: 1, gap }), { dimension: 3 }), resolution),
  signal: { 'in the gap': noise(embed(inGap, { dimension: 3 }), resolution) },
  observables: { angle: { unit: 'rad', of: ([x, y]) => Math.atan2(y, x) } },
  autoencoder: { hidden: [32, 32], latent: euclidean(2), activation: 'tanh' },
  training: { batchSize: 64, steps: 5_000, seed: 0 },
});
