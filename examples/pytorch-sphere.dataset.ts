// Look for: examine it, do not train it. Two points of the sphere, far apart, have one code, and one of them is off by 1 or more.
// Why: ReLU and batch normalisation, by its stored means, are continuous: no such network takes a sphere to ℝ² without a
// collision of opposite points (Borsuk–Ulam).
import { defineDataset, onnx, sphere } from 'latent-atlas';

export default defineDataset({
  name: 'Sphere, a model from PyTorch with two latent dimensions',
  manifold: sphere({ dimension: 2 }),
  model: onnx('models/sphere.onnx'),
});
