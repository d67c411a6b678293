import type { Graph, Node, Port } from './graph.js';
import { ModelError } from './model-error.js';
import { shapeText } from './tensor.js';

/**
 * One graph of two: the second takes what the first gives.
 * @param output of the first graph; null for its first one.
 * @returns the graph with the name of the tensor between them.
 * @throws ModelError where there is no such output, or the second has not one input.
 */
export function joinGraphs(
  encoder: Graph,
  decoder: Graph,
  output: string | null,
): { readonly graph: Graph; readonly between: string } {
  const code = output === null ? encoder.outputs[0] : encoder.outputs.find(({ name }) => name === output);
  if (code === undefined)
    throw new ModelError(
      `expected an output ${JSON.stringify(output)} of the encoder, got ${encoder.outputs.map(({ name }) => name).join(', ')}`,
    );
  const [input, ...others] = decoder.inputs;
  if (others.length > 0)
    throw new ModelError(`expected a decoder of one input, got ${decoder.inputs.map(({ name }) => name).join(', ')}`);
  requireSameCode(code, input);
  const first = renamed(encoder, (name) => `encoder/${name}`);
  const between = `encoder/${code.name}`;
  const second = renamed(decoder, (name) => (name === input.name ? between : `decoder/${name}`));
  return {
    between,
    graph: {
      inputs: first.inputs,
      outputs: second.outputs,
      constants: new Map([...first.constants, ...second.constants]),
      nodes: [...first.nodes, ...second.nodes],
      metadata: new Map([...second.metadata, ...first.metadata]),
      producer: first.producer,
    },
  };
}

/** As far as both files say it: sizes that are not fixed fit any. */
function requireSameCode(given: Port, taken: Port): void {
  if (given.shape === null || taken.shape === null) return;
  const [one, other] = [given.shape.slice(1), taken.shape.slice(1)];
  const isFit =
    one.length === other.length &&
    one.every((size, axis) => typeof size !== 'number' || typeof other[axis] !== 'number' || size === other[axis]);
  if (!isFit)
    throw new ModelError(
      `the decoder takes codes of shape ${shapeText(taken.shape)}, and the encoder gives ${shapeText(given.shape)}`,
    );
}

function renamed(graph: Graph, rename: (name: string) => string): Graph {
  const all = (names: readonly string[]): string[] => names.map((name) => (name === '' ? '' : rename(name)));
  const ports = (list: readonly Port[]): Port[] => list.map((port) => ({ ...port, name: rename(port.name) }));
  return {
    ...graph,
    inputs: ports(graph.inputs),
    outputs: ports(graph.outputs),
    constants: new Map([...graph.constants].map(([name, tensor]) => [rename(name), tensor])),
    nodes: graph.nodes.map((node): Node => ({ ...node, inputs: all(node.inputs), outputs: all(node.outputs) })),
  };
}
