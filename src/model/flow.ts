import type { Graph, Node } from './graph.js';

/** Operators whose results depend on the shapes of their inputs alone. */
const ofShapes: ReadonlySet<string> = new Set(['Shape', 'Size']);

/** What of a graph lies on a way from its input to its output. */
export interface Flow {
  /** In an order in which each stands after those that it needs. */
  readonly nodes: readonly Node[];
  /** Names of tensors: those on such a way. */
  readonly tensors: ReadonlySet<string>;
}

/** The nodes and tensors by which the numbers of one tensor depend on those of another. */
export function flowBetween(graph: Graph, input: string, output: string): Flow {
  const after = new Set([input]);
  for (const { operator, inputs, outputs } of graph.nodes) {
    if (!ofShapes.has(operator) && inputs.some((name) => after.has(name))) for (const name of outputs) after.add(name);
  }
  const before = new Set([output]);
  for (const { operator, inputs, outputs } of graph.nodes.toReversed()) {
    if (!ofShapes.has(operator) && outputs.some((name) => before.has(name)))
      for (const name of inputs) before.add(name);
  }
  const tensors = new Set([...after].filter((name) => name !== '' && before.has(name)));
  return {
    tensors,
    nodes: graph.nodes.filter(
      ({ operator, inputs, outputs }) =>
        !ofShapes.has(operator) &&
        inputs.some((name) => tensors.has(name)) &&
        outputs.some((name) => tensors.has(name)),
    ),
  };
}

/** A place between two nodes: all that later nodes know of the input passes it. */
export interface Cut {
  /** Tensors that cross it. */
  readonly tensors: readonly string[];
  /** Numbers of these tensors together, in one row. */
  readonly width: number;
  /** Nodes of the flow before it. */
  readonly nodes: number;
}

/** The cuts of a flow, from the input to the output. @param widthOf numbers of a tensor in one row. */
export function cutsOf(
  { nodes, tensors }: Flow,
  input: string,
  output: string,
  widthOf: (name: string) => number,
): Cut[] {
  const lastUse = new Map([[output, nodes.length]]);
  nodes.forEach(({ inputs }, index) => {
    for (const name of inputs) if (tensors.has(name) && name !== output) lastUse.set(name, index);
  });
  let live = [input];
  const cut = (index: number): Cut => ({
    tensors: live,
    width: live.reduce((sum, name) => sum + widthOf(name), 0),
    nodes: index,
  });
  const cuts = [cut(0)];
  nodes.forEach(({ outputs }, index) => {
    const made = outputs.filter((name) => tensors.has(name));
    live = [...live, ...made].filter((name) => (lastUse.get(name) ?? -1) > index);
    cuts.push(cut(index + 1));
  });
  return cuts;
}
