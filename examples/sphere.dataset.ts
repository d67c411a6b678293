// Look for: the latent picture is a disk, and one point of the sphere, where it was torn open, has a ρ near the diameter.
// Why: S² does not embed in ℝ²: every continuous encoder gives some two opposite points the same code (Borsuk–Ulam).
// The torn region is small, so the median of ρ looks harmless: the supremum does not.
import { defineDataset, euclidean, sphere } from 'latent-atlas';

export default defineDataset({
  name: 'Sphere, two latent dimensions',
  manifold: sphere({ dimension: 2, radius: 1 }),
  observables: { height: ([, , z]) => z },
  autoencoder: { hidden: [64, 64], latent: euclidean(2), activation: 'tanh' },
  training: { batchSize: 128, steps: 5_000, seed: 0 },
});
