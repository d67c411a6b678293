// Look for: the strip is cut across, at one place that changes with the seed, and ρ is large on both sides of the cut.
// Why: a Möbius strip does not embed in the plane, though every piece of it does; the circle in its middle does.
// Try euclidean(3): the cut closes. Or halve the width: the network folds the strip flat sooner than cut it.
import { defineDataset, euclidean, mobiusStrip } from 'latent-atlas';

export default defineDataset({
  name: 'Möbius strip, two latent dimensions',
  manifold: mobiusStrip({ radius: 1, width: 0.8 }),
  autoencoder: { hidden: [64, 64], latent: euclidean(2), activation: 'tanh' },
  training: { batchSize: 128, steps: 5_000, seed: 0 },
});
