import type { Node } from '../graph.js';
import { ModelError } from '../model-error.js';
import { real, type Tensor } from '../tensor.js';

/**
 * A node as operators of the ONNX standard. Of the domain `ai.onnx.ml` it is `Scaler`, y = (x − offset) · scale, as which
 * skl2onnx writes a StandardScaler (https://github.com/onnx/onnx/blob/main/docs/Operators-ml.md#ai.onnx.ml.Scaler); all others
 * stay as they are.
 * @param constants takes the numbers of the new nodes.
 * @throws ModelError where they are missing.
 */
export function standardNodes(node: Node, constants: Map<string, Tensor>): readonly Node[] {
  if (node.domain !== 'ai.onnx.ml' || node.operator !== 'Scaler') return [node];
  const [output] = node.outputs;
  const constant = (attribute: string): string => {
    const values = node.attributes.get(attribute);
    if (!Array.isArray(values) || !values.every((value): value is number => typeof value === 'number'))
      throw new ModelError(`the node ${node.name}: expected numbers as ${attribute}, got none`);
    const name = `${output}/${attribute}`;
    constants.set(name, real([values.length], Float64Array.from(values)));
    return name;
  };
  const centred = `${output}/centred`;
  const made = { ...node, domain: '', attributes: new Map() };
  return [
    {
      ...made,
      name: `${node.name}/offset`,
      operator: 'Sub',
      inputs: [node.inputs[0], constant('offset')],
      outputs: [centred],
    },
    { ...made, operator: 'Mul', inputs: [centred, constant('scale')], outputs: [output] },
  ];
}
