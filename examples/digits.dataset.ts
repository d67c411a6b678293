// Look for: clouds of one digit each in the latent plane; colour by digit from the toolbar. 0, 6 and 7 stand apart, others lie
// over one another. The tab By label tells which digit is reconstructed worst, the tab Point shows the digit under the
// pointer beside its reconstruction, and the worst of all.
// Why: pictures of one digit differ by few strokes, so that they lie near a surface of low dimension in ℝ⁶⁴; two
// coordinates hold which digit it is and a part of how it is written, and ρ is the rest.
import { csv, defineDataset, euclidean, image } from 'latent-atlas';

export default defineDataset({
  name: 'Handwritten digits',
  manifold: csv('data/digits.csv', { columns: ['pixel*'], labels: ['digit'] }),
  view: image({ height: 8, width: 8 }),
  autoencoder: { hidden: [128, 64], latent: euclidean(2), activation: 'gelu', standardize: false },
  training: { batchSize: 32, steps: 8_000, seed: 0 },
});
