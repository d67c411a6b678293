import type { GraphBuilder } from '../graph-builder.js';
import type { Attribute } from '../graph.js';
import { ModelError } from '../model-error.js';

type Activate = (graph: GraphBuilder, x: string) => string;

const operator =
  (name: string, attributes: Readonly<Record<string, Attribute>> = {}): Activate =>
  (graph, x) =>
    graph.add(name, [x], attributes);

/** Limits the numbers of a tensor. */
export function clipped(graph: GraphBuilder, x: string, low: number, high: number): string {
  return graph.add('Clip', [x, graph.constant(`limit_${low}`, [low]), graph.constant(`limit_${high}`, [high])]);
}

/** By the names of Keras; with the options that a name stands for. */
const activations: Readonly<Record<string, Activate>> = {
  linear: (_, x) => x,
  relu: operator('Relu'),
  relu6: (graph, x) => clipped(graph, x, 0, 6),
  leaky_relu: operator('LeakyRelu', { alpha: 0.2 }),
  elu: operator('Elu'),
  selu: operator('Selu'),
  celu: operator('Celu'),
  gelu: operator('Gelu'),
  silu: operator('Swish'),
  swish: operator('Swish'),
  mish: operator('Mish'),
  tanh: operator('Tanh'),
  sigmoid: operator('Sigmoid'),
  softplus: operator('Softplus'),
  softsign: operator('Softsign'),
  exponential: operator('Exp'),
  // Keras 3; that of Keras 2 has the slope 0.2.
  hard_sigmoid: operator('HardSigmoid', { alpha: 1 / 6 }),
  hard_silu: operator('HardSwish'),
  hard_swish: operator('HardSwish'),
  hard_tanh: (graph, x) => clipped(graph, x, -1, 1),
  softmax: operator('Softmax'),
  log_softmax: operator('LogSoftmax'),
};

/** @throws ModelError where the function is not known. */
export function activate(graph: GraphBuilder, x: string, name: string, where: string): string {
  const found = Object.hasOwn(activations, name) ? activations[name] : undefined;
  if (found === undefined)
    throw new ModelError(
      `${where}: the activation ${JSON.stringify(name)} is not read. There are ${Object.keys(activations).join(', ')}; export the model as ONNX for others.`,
    );
  return found(graph, x);
}
