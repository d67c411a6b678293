import type { RunDescription } from '../../protocol/description.js';
import { latentName } from '../../protocol/latent-name.js';

/** How the files of an exported model are loaded: a page of Markdown with lines of Python to copy. */
export function modelReadme({ name, seed, autoencoder, manifold }: RunDescription, hasOnnx: boolean): string {
  const { latent, activation, widths, standardization } = autoencoder;
  const onnx = `## ONNX

In data units: standardisation, where there is one, is part of the graph.

\`\`\`python
import numpy, onnxruntime
model = onnxruntime.InferenceSession('autoencoder.onnx')
(reconstruction,) = model.run(None, {'x': points.astype(numpy.float32)})  # points: rows × ${manifold.ambientDimension}
\`\`\`

\`encoder.onnx\` takes \`x\` to \`code\`, and \`decoder.onnx\` takes \`code\` to \`reconstruction\`.
`;
  const without = `## ONNX

There is no ONNX file: codes in ${latentName(latent)} need eigenvectors, for which ONNX has no operator.
`;
  return `# ${name}, seed ${seed}

An autoencoder with the layers ${widths.join('–')}, the activation ${activation ?? ''} and codes in ${latentName(latent)}.

${hasOnnx ? onnx : without}
## safetensors

The weights alone, shaped as those of \`torch.nn.Linear\`, of the network between ${standardization === null ? 'data as they are' : 'standardised data, (x − mean) / scale'}.

\`\`\`python
from safetensors.torch import load_file
weights = load_file('weights.safetensors')  # encoder.0.weight, encoder.0.bias, …
\`\`\`

The metadata of the file name the latent space, the activation, the columns with their units, and the standardisation.

## TensorFlow.js

\`\`\`js
const model = await tf.loadLayersModel('file://…/model.json');  // also of encoder/ and decoder/
\`\`\`
`;
}
