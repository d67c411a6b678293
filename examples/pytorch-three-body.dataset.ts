// Look for: examine it, do not train it. Most events of phase space have a small ρ, and some a large one, as in a run.
// Why: {Σp = 0, ΣE = √s} is a sphere S⁵ in ℝ⁹, which does not embed in the model's ℝ⁵, wherever it was trained.
import { defineDataset, invariantMass, onnx, phaseSpace } from 'latent-atlas';

export default defineDataset({
  name: 'Three-body phase space, a model from PyTorch, d = 5',
  manifold: phaseSpace({ particles: 3 }),
  observables: { m12: invariantMass(1, 2), m23: invariantMass(2, 3) },
  model: onnx('models/three-body.onnx'),
});
