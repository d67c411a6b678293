import type { Flow } from './flow.js';
import type { Graph, Node } from './graph.js';
import type { Tensor } from './tensor.js';

/** What is known of the sign of a tensor's numbers, whatever the input. */
type Sign = 'positive' | 'notNegative' | 'any';

/** Why a node may jump where its input changes a little; null if it is continuous. */
type Jump = string | null;

const always: readonly string[] = (
  'Abs Neg Exp Sin Cos Atan Sinh Cosh Tanh Asinh Erf Relu LeakyRelu Elu Celu Selu PRelu Sigmoid HardSigmoid HardSwish Softplus ' +
  'Softsign Mish Swish Gelu Add Sub Mul Min Max Sum Mean Clip Gemm MatMul ReduceSum ReduceMean ReduceMax ReduceMin ReduceProd ' +
  'ReduceL1 ReduceL2 ReduceSumSquare ReduceLogSumExp Softmax LogSoftmax BatchNormalization Identity Dropout Reshape Flatten ' +
  'Transpose Squeeze Unsqueeze Expand Tile Concat Split Slice Pad Conv ConvTranspose MaxPool AveragePool ' +
  'GlobalAveragePool GlobalMaxPool Resize Upsample'
).split(' ');
const continuous: ReadonlySet<string> = new Set(always);

const withEpsilon: ReadonlySet<string> = new Set([
  'LayerNormalization',
  'RMSNormalization',
  'InstanceNormalization',
  'GroupNormalization',
]);

/** The first node of a flow that may jump, with the reason; null if the output is a continuous function of the input. */
export function firstJump(
  graph: Graph,
  { nodes, tensors }: Flow,
): { readonly index: number; readonly reason: string } | null {
  const signs = new Map([...graph.constants].map(([name, tensor]) => [name, signOf(tensor)]));
  const signOfName = (name: string): Sign => signs.get(name) ?? 'any';
  // The signs of all nodes, not only of those on the way.
  for (const node of graph.nodes) {
    const sign = resultSign(node, graph, signOfName);
    for (const name of node.outputs) signs.set(name, sign);
  }
  for (const [index, node] of nodes.entries()) {
    const jump = jumpOf(node, graph, tensors, signOfName);
    if (jump !== null) return { index, reason: `the node ${node.name} (${node.operator}) ${jump}` };
  }
  return null;
}

function jumpOf(node: Node, graph: Graph, varies: ReadonlySet<string>, signOfName: (name: string) => Sign): Jump {
  const { operator, inputs } = node;
  const [first = '', second = ''] = inputs;
  if (continuous.has(operator)) return null;
  if (withEpsilon.has(operator))
    return numberOf(node, 'epsilon', 1e-5) > 0 ? null : 'divides by a standard deviation that can be 0';
  switch (operator) {
    case 'Div':
      return !varies.has(second) || signOfName(second) === 'positive' ? null : 'divides by a number that can be 0';
    case 'Reciprocal':
      return signOfName(first) === 'positive' ? null : 'divides by a number that can be 0';
    case 'Log':
    case 'ReduceLogSum':
      return signOfName(first) === 'positive' ? null : 'takes the logarithm of a number that can be 0 or less';
    case 'Sqrt':
      return signOfName(first) === 'any' ? 'takes the root of a number that can be negative' : null;
    case 'Pow': {
      if (varies.has(second)) return signOfName(first) === 'positive' ? null : 'has a power that varies';
      const power = graph.constants.get(second)?.values ?? new Float64Array(0);
      if (power.length > 0 && power.every((p) => Number.isInteger(p) && p >= 0)) return null;
      if (power.every((p) => p > 0) && signOfName(first) !== 'any') return null;
      return signOfName(first) === 'positive' ? null : 'takes a power that is not defined everywhere';
    }
    case 'Gather':
      return varies.has(second) ? 'chooses numbers by a place that depends on the input' : null;
    case 'Where':
      return varies.has(first) ? 'chooses between two numbers by a condition' : null;
    case 'Cast':
      return [1, 10, 11, 16].includes(numberOf(node, 'to', 1)) ? null : 'rounds to whole numbers';
    case 'ThresholdedRelu':
      return numberOf(node, 'alpha', 1) === 0 ? null : 'jumps at its threshold';
    case 'Shrink':
      return numberOf(node, 'bias', 0) === numberOf(node, 'lambd', 0.5) ? null : 'jumps at its threshold';
    case 'LpNormalization':
      return 'divides by a length that can be 0';
    default:
      return 'is not continuous everywhere';
  }
}

function resultSign(node: Node, graph: Graph, signOfName: (name: string) => Sign): Sign {
  const { operator, inputs } = node;
  const [a, b] = [signOfName(inputs[0] ?? ''), signOfName(inputs[1] ?? '')];
  switch (operator) {
    case 'Exp':
    case 'Sigmoid':
    case 'Softplus':
    case 'Softmax':
    case 'Cosh':
      return 'positive';
    case 'Abs':
    case 'Relu':
    case 'ReduceL1':
    case 'ReduceL2':
    case 'ReduceSumSquare':
    case 'HardSigmoid':
      return 'notNegative';
    case 'Add':
    case 'Sum':
      if (inputs.some((name) => signOfName(name) === 'any')) return 'any';
      return inputs.some((name) => signOfName(name) === 'positive') ? 'positive' : 'notNegative';
    case 'Mul':
      if (inputs[0] === inputs[1]) return a === 'positive' ? 'positive' : 'notNegative';
      if (a === 'any' || b === 'any') return 'any';
      return a === 'positive' && b === 'positive' ? 'positive' : 'notNegative';
    case 'Div':
      return b === 'positive' ? a : 'any';
    case 'Pow': {
      const power = graph.constants.get(inputs[1] ?? '')?.values ?? new Float64Array(0);
      if (a === 'positive') return 'positive';
      return power.length > 0 && power.every((p) => p > 0 && p % 2 === 0) ? 'notNegative' : 'any';
    }
    case 'Max':
      if (inputs.some((name) => signOfName(name) === 'positive')) return 'positive';
      return inputs.some((name) => signOfName(name) === 'notNegative') ? 'notNegative' : 'any';
    case 'Clip': {
      const low = graph.constants.get(inputs[1] ?? '')?.values.at(0) ?? numberOf(node, 'min', -Infinity);
      const high = graph.constants.get(inputs[2] ?? '')?.values.at(0) ?? numberOf(node, 'max', Infinity);
      if (!(high > 0)) return 'any';
      if (low > 0) return 'positive';
      return low >= 0 ? 'notNegative' : a;
    }
    case 'Sqrt':
    case 'Identity':
    case 'Reshape':
    case 'Expand':
    case 'Unsqueeze':
    case 'Squeeze':
    case 'Flatten':
    case 'Transpose':
    case 'Tile':
    case 'Slice':
    case 'Cast':
    case 'Reciprocal':
    case 'ReduceSum':
    case 'ReduceMean':
    case 'ReduceMax':
    case 'ReduceMin':
      return a;
    case 'Shape':
    case 'Size':
      return 'notNegative';
    default:
      return 'any';
  }
}

function signOf({ values }: Tensor): Sign {
  let least = Infinity;
  for (const value of values) least = Math.min(least, value);
  return least > 0 ? 'positive' : least >= 0 ? 'notNegative' : 'any';
}

function numberOf({ attributes }: Node, name: string, otherwise: number): number {
  const value = attributes.get(name);
  return typeof value === 'number' ? value : otherwise;
}
