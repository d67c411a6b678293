import type { Node } from '../graph.js';
import { ModelError } from '../model-error.js';
import { real, type Tensor } from '../tensor.js';

/**
 * Replaces a `Scaler` of the domain `ai.onnx.ml`, y = (x − offset) · scale, by operators of the ONNX standard. skl2onnx writes a
 * StandardScaler like that (https://github.com/onnx/onnx/blob/main/docs/Operators-ml.md#ai.onnx.ml.Scaler). Returns any other
 * node unchanged.
 * @param constants gets the offset and the scale.
 * @throws ModelError if one of them is missing.
 */
export function standardNodes(node: Node, constants: Map<string, Tensor>): readonly Node[] {
  if (node.domain !== 'ai.onnx.ml' || node.operator !== 'Scaler') return [node];
  const [output = ''] = node.outputs;
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
