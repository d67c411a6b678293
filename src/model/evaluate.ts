import type { Graph, Node } from './graph.js';
import { ModelError } from './model-error.js';
import { Call, type Operator } from './operators/call.js';
import { operatorOf } from './operators/index.js';
import { inPrecision, shapeText, type Precision, type Tensor } from './tensor.js';

/** Tensors by name. */
export type Tensors = ReadonlyMap<string, Tensor>;

/** A part of a graph, ready to be evaluated. */
export interface Plan {
  /** Inputs of the graph that it needs beside what is given: for their shapes alone, where a value is given further on. */
  readonly needs: readonly string[];
  /**
   * @param given tensors by name, those that the plan was made for and those that it needs.
   * @returns the wanted tensor.
   */
  readonly run: (given: Tensors) => Tensor;
}

/** A node with what it does, and the tensors that nobody needs after it. */
interface Step {
  readonly node: Node;
  readonly operator: Operator;
  readonly last: readonly string[];
}

/** The graph with all that follows from its constants alone computed. @throws ModelError where an operator is not read. */
export function foldConstants(graph: Graph): Graph {
  const constants = new Map(graph.constants);
  const nodes = graph.nodes.filter((node) => {
    const operator = operatorOf(node);
    if (!node.inputs.every((name) => name === '' || constants.has(name))) return true;
    for (const [name, tensor] of evaluate(node, operator, constants, 'float64')) constants.set(name, tensor);
    return false;
  });
  return { ...graph, constants, nodes };
}

/**
 * The nodes that a tensor is made by, in their order, and the names of all tensors that they need, its own among them.
 * @param given names of tensors that are given, instead of what makes them.
 */
export function nodesFor(
  graph: Graph,
  given: readonly string[],
  wanted: string,
): { readonly nodes: readonly Node[]; readonly needed: ReadonlySet<string> } {
  const isGiven = new Set(given);
  const needed = new Set([wanted]);
  const backwards = graph.nodes.toReversed().filter(({ outputs, inputs }) => {
    const isUsed = outputs.some((name) => needed.has(name) && !isGiven.has(name));
    if (isUsed) for (const name of inputs) needed.add(name);
    return isUsed;
  });
  return { nodes: backwards.toReversed(), needed };
}

/**
 * Makes ready to compute one tensor from others.
 * @param graph with folded constants.
 * @param given names of tensors that are given, instead of what makes them.
 * @param wanted name of the tensor to compute.
 */
export function createPlan(graph: Graph, given: readonly string[], wanted: string, precision: Precision): Plan {
  const { nodes: inOrder, needed } = nodesFor(graph, given, wanted);
  const isGiven = new Set(given);
  const nodes = inOrder.toReversed();
  const constants = new Map(
    [...graph.constants]
      .filter(([name]) => needed.has(name))
      .map(([name, tensor]) => [name, inPrecision(tensor, precision)]),
  );
  const lastUse = new Map<string, Node>();
  // From the end on: the first node that is met uses a tensor last.
  for (const node of nodes) {
    for (const name of [...node.inputs, ...node.outputs])
      if (!lastUse.has(name) && name !== wanted && !constants.has(name)) lastUse.set(name, node);
  }
  const lastOf = new Map<Node, string[]>();
  for (const [name, node] of lastUse) lastOf.set(node, [...(lastOf.get(node) ?? []), name]);
  const steps = inOrder.map((node): Step => ({ node, operator: operatorOf(node), last: lastOf.get(node) ?? [] }));
  return {
    needs: graph.inputs.map(({ name }) => name).filter((name) => needed.has(name) && !isGiven.has(name)),
    run: (tensors) => {
      const there = new Map([...constants, ...tensors]);
      for (const { node, operator, last } of steps) {
        for (const [name, tensor] of evaluate(node, operator, there, precision)) there.set(name, tensor);
        for (const name of last) there.delete(name);
      }
      const found = there.get(wanted);
      if (found === undefined) throw new ModelError(`nothing makes the tensor ${JSON.stringify(wanted)}`);
      return found;
    },
  };
}

/** Shapes of all tensors that one evaluation makes, and of what is given. */
export function traceShapes(graph: Graph, given: Tensors): ReadonlyMap<string, readonly number[]> {
  const there = new Map([...graph.constants, ...given]);
  for (const node of graph.nodes) {
    for (const [name, tensor] of evaluate(node, operatorOf(node), there, 'float64')) there.set(name, tensor);
  }
  return new Map([...there].map(([name, { shape }]) => [name, shape]));
}

/** @throws ModelError that names the node and the shapes of its inputs. */
function evaluate(node: Node, operator: Operator, tensors: Tensors, precision: Precision): [string, Tensor][] {
  const inputs = node.inputs.map((name) => tensors.get(name) ?? null);
  try {
    const results = operator(new Call(node, inputs, precision));
    return node.outputs.flatMap((name, index): [string, Tensor][] => {
      if (name === '' || index >= results.length) return [];
      return [[name, results[index]]];
    });
  } catch (error) {
    if (!(error instanceof ModelError || error instanceof RangeError)) throw error;
    const shapes = inputs.map((tensor) => (tensor === null ? 'none' : shapeText(tensor.shape))).join(', ');
    throw new ModelError(`the node ${node.name} (${node.operator}) with inputs ${shapes}: ${error.message}`);
  }
}
