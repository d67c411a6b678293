// Look for: the latent rectangle, its left side the right one upside down, in one band without a cut, and ρ small everywhere.
// Why: the latent space is a Möbius band itself, so nothing forbids it, but a map that turns a piece of the strip over is a
// local optimum: with `tanh` and batches of 128 three of 5 seeds stay in one, with large steps in small batches one does.
import { defineDataset, mobius, mobiusStrip } from 'latent-atlas';

export default defineDataset({
  name: 'Möbius strip, latent space the Möbius band',
  manifold: mobiusStrip({ radius: 1, width: 0.8 }),
  autoencoder: { hidden: [64, 64], latent: mobius(), activation: 'elu' },
  training: { optimizer: { kind: 'adam', learningRate: 1e-2 }, batchSize: 8, steps: 8_000, seed: 1 },
});
