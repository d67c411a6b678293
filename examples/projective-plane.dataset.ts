// Look for: no tear in a latent space that is a projective plane itself. With `euclidean(3)` ρ is large along a curve.
// Why: the projective plane embeds in ℝ⁴, not in ℝ³. A code is a line through the origin of space, as a projector; drawn by
// three of its six numbers, all lines are Steiner's Roman surface, which passes through itself as any picture in ℝ³ must.
import { defineDataset, projective, projectivePlane } from 'latent-atlas';

export default defineDataset({
  name: 'Projective plane, latent space ℝP²',
  manifold: projectivePlane({ radius: 1 }),
  autoencoder: { hidden: [64, 64], latent: projective(2), activation: 'tanh' },
  training: { optimizer: { kind: 'adam', learningRate: 3e-3 }, batchSize: 32, steps: 8_000, seed: 0 },
});
