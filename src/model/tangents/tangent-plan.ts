import { nodesFor } from '../evaluate.js';
import type { Graph, Node } from '../graph.js';
import { ModelError } from '../model-error.js';
import { Call } from '../operators/call.js';
import { operatorOf } from '../operators/index.js';
import type { Tensor } from '../tensor.js';
import type { Rule } from './rule.js';
import { rules } from './rules.js';

/** A tensor and its derivative along a direction, of the same shape. */
export interface Dual {
  readonly value: Tensor;
  readonly tangent: Tensor;
}

/**
 * Makes ready to compute a tensor with its derivative along a direction, by forward mode (Griewank & Walther, Evaluating
 * Derivatives, 2008): each node passes on the derivatives of its inputs.
 * @param graph with folded constants.
 * @returns null where the derivative of an operator is not known.
 */
export function createTangentPlan(graph: Graph, input: string, wanted: string): ((at: Dual) => Dual) | null {
  const { nodes } = nodesFor(graph, [input], wanted);
  const steps: { readonly node: Node; readonly rule: Rule }[] = [];
  for (const node of nodes) {
    const rule = node.domain === '' ? rules.get(node.operator) : undefined;
    if (rule === undefined) return null;
    steps.push({ node, rule });
  }
  return ({ value, tangent }) => {
    const values = new Map<string, Tensor>([...graph.constants, [input, value]]);
    const tangents = new Map<string, Tensor>([[input, tangent]]);
    for (const { node, rule } of steps) {
      const call = new Call(
        node,
        node.inputs.map((name) => values.get(name) ?? null),
        'float64',
      );
      const outputs = operatorOf(node)(call);
      node.outputs.forEach((name, k) => void (k < outputs.length && values.set(name, outputs[k])));
      const along = node.inputs.map((name) => tangents.get(name) ?? null);
      if (along.every((one) => one === null)) continue;
      rule({ call, outputs, tangents: along }).forEach(
        (one, k) => void (one !== null && tangents.set(node.outputs[k], one)),
      );
    }
    const found = values.get(wanted);
    if (found === undefined) throw new ModelError(`nothing makes the tensor ${JSON.stringify(wanted)}`);
    return {
      value: found,
      tangent: tangents.get(wanted) ?? { ...found, values: new Float64Array(found.values.length) },
    };
  };
}
