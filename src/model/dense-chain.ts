import type { Layer } from '../autoencoder/architecture.js';
import type { Activation } from '../autoencoder/options.js';
import { leakySlope } from '../layers/scalar-activation.js';
import type { Flow } from './flow.js';
import type { Graph, Node } from './graph.js';
import { transposedMatrix } from './operators/matrix.js';
import type { Tensor } from './tensor.js';

/** A part of a graph that is dense layers one after another. */
export interface DenseChain {
  readonly layers: readonly Layer[];
  /** Flat; the layers know where their own lie. */
  readonly parameters: Float64Array;
}

/** A layer y = activation(x W + b) with its numbers. */
interface Dense {
  readonly inputs: number;
  readonly outputs: number;
  /** inputs × outputs. */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
  readonly activation: Activation;
}

/** Widest layers that are written as whole matrices. */
const mostWidth = 2048;

const activationOf: Readonly<Record<string, Activation | undefined>> = {
  Relu: 'relu',
  Tanh: 'tanh',
  Sigmoid: 'sigmoid',
  Softplus: 'softplus',
  Sin: 'sin',
};

const passing: ReadonlySet<string> = new Set(['Identity', 'Dropout', 'Flatten', 'Reshape', 'Squeeze', 'Unsqueeze']);

/**
 * The layers of a flow that is dense layers alone, of rows of one axis: then bounds of its derivatives are known.
 * @param width numbers of a row that goes in.
 * @returns null where there is any other operator.
 */
export function denseChain(graph: Graph, { nodes, tensors }: Flow, input: string, width: number): DenseChain | null {
  const layers: Dense[] = [];
  let at = input;
  let size = width;
  for (const node of nodes) {
    const varying = node.inputs.filter((name) => tensors.has(name));
    if (varying.length !== 1 || varying[0] !== at || size > mostWidth) return null;
    const [output] = node.outputs;
    at = output;
    if (passing.has(node.operator)) continue;
    const activation = activationAt(node);
    const last = layers.at(-1);
    if (activation !== null) {
      if (last?.activation === 'linear') layers.splice(-1, 1, { ...last, activation });
      else
        layers.push({
          ...diagonal(
            size,
            () => 1,
            () => 0,
          ),
          activation,
        });
      continue;
    }
    const layer = affine(graph, node, varying[0], size);
    if (layer === null) return null;
    // A product and then a summand are one layer.
    if (node.operator === 'Add' && last?.activation === 'linear' && last.biases.every((b) => b === 0))
      layers.splice(-1, 1, { ...last, biases: layer.biases });
    else layers.push(layer);
    size = layer.outputs;
  }
  return layers.length === 0 ? null : laidOut(layers);
}

function activationAt({ operator, attributes }: Node): Activation | null {
  if (operator === 'LeakyRelu') return near(attributes.get('alpha') ?? 0.01, leakySlope) ? 'leakyRelu' : null;
  if (operator === 'Elu') return (attributes.get('alpha') ?? 1) === 1 ? 'elu' : null;
  if (operator === 'Gelu') return (attributes.get('approximate') ?? 'none') === 'none' ? 'gelu' : null;
  return activationOf[operator] ?? null;
}

/** Whether a number is another one in single precision. */
const near = (value: unknown, other: number): boolean =>
  typeof value === 'number' && Math.fround(value) === Math.fround(other);

function affine(graph: Graph, node: Node, input: string, size: number): Dense | null {
  const constant = (index: number): Tensor | null => graph.constants.get(node.inputs[index] ?? '') ?? null;
  const isFirst = node.inputs[0] === input;
  const number = (name: string, otherwise: number): unknown => node.attributes.get(name) ?? otherwise;
  switch (node.operator) {
    case 'Gemm': {
      const [b, c] = [constant(1), constant(2)];
      const isPlain = number('alpha', 1) === 1 && number('beta', 1) === 1 && number('transA', 0) === 0;
      if (!isFirst || b === null || !isPlain || (c === null && node.inputs.length > 2)) return null;
      return dense(number('transB', 0) === 0 ? b : transposedMatrix(b), c, size);
    }
    case 'MatMul': {
      const b = constant(1);
      return isFirst && b !== null ? dense(b, null, size) : null;
    }
    case 'Add': {
      const c = spread(constant(isFirst ? 1 : 0), size);
      return (
        c &&
        diagonal(
          size,
          () => 1,
          (k) => c[k],
        )
      );
    }
    case 'Sub': {
      const c = spread(constant(1), size);
      return isFirst && c
        ? diagonal(
            size,
            () => 1,
            (k) => -c[k],
          )
        : null;
    }
    case 'Mul': {
      const c = spread(constant(isFirst ? 1 : 0), size);
      return (
        c &&
        diagonal(
          size,
          (k) => c[k],
          () => 0,
        )
      );
    }
    case 'Div': {
      // The factors are rounded; the bounds of sums of two numbers or more allow for that.
      const c = spread(constant(1), size);
      return isFirst && c && size > 1
        ? diagonal(
            size,
            (k) => 1 / c[k],
            () => 0,
          )
        : null;
    }
    case 'BatchNormalization': {
      const [scale, bias, mean, variance] = [1, 2, 3, 4].map((index) => spread(constant(index), size));
      const epsilon = number('epsilon', 1e-5);
      if (!scale || !bias || !mean || !variance || typeof epsilon !== 'number' || size < 2) return null;
      const factor = (k: number): number => scale[k] / Math.sqrt(variance[k] + epsilon);
      return diagonal(size, factor, (k) => bias[k] - mean[k] * factor(k));
    }
    default:
      return null;
  }
}

/** Numbers of a constant for each number of a row; null where it has another shape. */
function spread(tensor: Tensor | null, size: number): Float64Array | null {
  if (tensor === null) return null;
  const { values } = tensor;
  if (values.length === 1) return new Float64Array(size).fill(values[0]);
  const isRow = tensor.shape.slice(0, -1).every((one) => one === 1);
  return isRow && values.length === size ? Float64Array.from(values) : null;
}

function dense({ shape, values }: Tensor, bias: Tensor | null, size: number): Dense | null {
  if (shape.length !== 2 || shape[0] !== size || shape[1] > mostWidth) return null;
  const outputs = shape[1];
  const biases = bias === null ? new Float64Array(outputs) : spread(bias, outputs);
  return biases && { inputs: size, outputs, weights: Float64Array.from(values), biases, activation: 'linear' };
}

function diagonal(size: number, factor: (k: number) => number, summand: (k: number) => number): Dense {
  const weights = new Float64Array(size * size);
  for (let k = 0; k < size; k++) weights[k * (size + 1)] = factor(k);
  const biases = Float64Array.from({ length: size }, (_, k) => summand(k));
  return { inputs: size, outputs: size, weights, biases, activation: 'linear' };
}

function laidOut(layers: readonly Dense[]): DenseChain {
  const parameters = new Float64Array(
    layers.reduce((sum, { weights, biases }) => sum + weights.length + biases.length, 0),
  );
  let at = 0;
  const placed = layers.map(({ inputs, outputs, activation, weights, biases }): Layer => {
    const layer = { inputs, outputs, activation, weights: at, biases: at + weights.length };
    parameters.set(weights, layer.weights);
    parameters.set(biases, layer.biases);
    at = layer.biases + outputs;
    return layer;
  });
  return { layers: placed, parameters };
}
