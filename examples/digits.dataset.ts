// Look for: ten clouds in the latent plane, one for each digit; colour by digit from the toolbar. The tab Errors tells
// which digit is reconstructed worst. Point at a place of the latent plane: the digit that the decoder draws there.
// Why: pictures of one digit differ by few strokes, so that they lie near a surface of low dimension in ℝ⁶⁴; two
// coordinates hold which digit it is and a part of how it is written, and ρ is the rest.
import { csv, defineDataset, euclidean } from 'latent-atlas';

export default defineDataset({
  name: 'Handwritten digits',
  manifold: csv('data/digits.csv', { columns: ['pixel*'], labels: ['digit'] }),
  autoencoder: { hidden: [128, 64], latent: euclidean(2), activation: 'gelu', standardize: false },
  training: { batchSize: 32, steps: 8_000, seed: 0 },
});
