// Look for: a cloud for each digit in the latent plane. By label ranks the digits; Point shows one and the worst; Show → pictures.
// Why: pictures of one digit differ by few strokes, so they lie near a surface of low dimension in ℝ⁶⁴. Two coordinates hold which
// digit it is and a part of how it is written; ρ is the rest.
import { csv, defineDataset, euclidean, image } from 'latent-atlas';

export default defineDataset({
  name: 'Handwritten digits',
  manifold: csv('data/digits.csv', { columns: ['pixel*'], labels: ['digit'] }),
  view: image({ height: 8, width: 8 }),
  autoencoder: { hidden: [128, 64], latent: euclidean(2), activation: 'gelu', standardize: false },
  training: { batchSize: 32, steps: 8_000, seed: 0 },
});
