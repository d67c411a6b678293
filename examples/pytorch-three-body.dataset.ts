// Look for: examine it, do not train it. The verdict is that of a run: sup ρ is above √s/√3 = 0.577, and no network of this shape
// gets below. This model was trained briefly, so that its median ρ, 0.19, could still fall; the bound could not.
// Why: {Σp = 0, ΣE = √s} is a sphere S⁵ in ℝ⁹, which does not embed in the model's ℝ⁵, wherever it was trained.
import { defineDataset, invariantMass, onnx, phaseSpace } from 'latent-atlas';

export default defineDataset({
  name: 'Three-body phase space, a model from PyTorch, d = 5',
  manifold: phaseSpace({ particles: 3 }),
  observables: { m12: invariantMass(1, 2), m23: invariantMass(2, 3) },
  model: onnx('models/three-body.onnx'),
});
