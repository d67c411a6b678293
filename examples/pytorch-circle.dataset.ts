// Look for: examine it, do not train it. The model is PyTorch's, and the bound is topology's: sup ρ reaches the diameter.
// Why: it takes the circle to one number, tanh and ReLU are continuous, and so two opposite points share a code (Borsuk–Ulam).
// The certificate names two points that this very encoder sends to one code, and proves it.
import { circle, defineDataset, onnx } from 'latent-atlas';

export default defineDataset({
  name: 'Circle, a model from PyTorch with one latent dimension',
  manifold: circle({ radius: 1 }),
  model: onnx('models/circle.onnx'),
});
