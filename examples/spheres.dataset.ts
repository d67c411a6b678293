// Look for: colour by distance from the origin: ten spheres inside a larger one, in ℝ¹⁰¹, crushed into one cloud or a few.
// Why: nothing of dimension 100 embeds in a plane, and the mean squared error ignores which sphere is inside which.
// The data set is SPHERES of Moor et al., "Topological Autoencoders" (ICML 2020), made to compare latent pictures.
import { defineDataset, euclidean, nestedSpheres } from 'latent-atlas';

export default defineDataset({
  name: 'SPHERES, two latent dimensions',
  manifold: nestedSpheres({ dimension: 100, count: 10, radius: 5, enclosingRadius: 25 }),
  observables: { distance: (x) => Math.hypot(...x) },
  autoencoder: { hidden: [32, 32], latent: euclidean(2), activation: 'relu' },
  training: { batchSize: 128, steps: 3_000, seed: 0 },
});
