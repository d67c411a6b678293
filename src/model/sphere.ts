import type { Graph, Node } from './graph.js';

const passing: ReadonlySet<string> = new Set([
  'Expand',
  'Clip',
  'Max',
  'Unsqueeze',
  'Identity',
  'Reshape',
  'Cast',
  'Add',
]);

/**
 * Whether the graph divides a tensor by its length as its last step: then its rows lie on the unit sphere, except where a
 * summand or a limit keeps the length from 0.
 */
export function isNormalized(graph: Graph, tensor: string): boolean {
  const makers = new Map(graph.nodes.flatMap((node) => node.outputs.map((name): [string, Node] => [name, node])));
  const maker = makers.get(tensor);
  if (maker === undefined) return false;
  if (maker.operator === 'Identity') return isNormalized(graph, maker.inputs[0]);
  if (maker.operator === 'LpNormalization')
    return maker.attributes.get('p') !== 1 && isLast(maker.attributes.get('axis') ?? -1);
  if (maker.operator !== 'Div') return false;
  const [vector, divisor] = maker.inputs;
  /** What a tensor is, without limits, summands and changes of shape. */
  const behind = (name: string): Node | undefined => {
    const node = makers.get(name);
    if (node === undefined || !passing.has(node.operator)) return node;
    return behind(node.inputs.find((input) => !graph.constants.has(input)) ?? '');
  };
  const length = behind(divisor);
  if (length === undefined) return false;
  if (length.operator === 'ReduceL2') return length.inputs[0] === vector && isAlongRows(graph, length);
  if (length.operator !== 'Sqrt') return false;
  const square = behind(length.inputs[0]);
  if (square === undefined || !isAlongRows(graph, square)) return false;
  if (square.operator === 'ReduceSumSquare') return square.inputs[0] === vector;
  if (square.operator !== 'ReduceSum') return false;
  const factor = makers.get(square.inputs[0]);
  if (factor?.operator === 'Mul') return factor.inputs.every((name) => name === vector);
  return (
    factor?.operator === 'Pow' &&
    factor.inputs[0] === vector &&
    graph.constants.get(factor.inputs[1])?.values.every((p) => p === 2) === true
  );
}

function isAlongRows(graph: Graph, node: Node): boolean {
  const listed = node.attributes.get('axes');
  const axes = Array.isArray(listed) ? listed : (graph.constants.get(node.inputs[1] ?? '')?.values ?? []);
  return axes.length === 1 && isLast(axes[0]);
}

const isLast = (axis: unknown): boolean => axis === -1 || axis === 1;
