import type { Node } from '../graph.js';
import { ModelError } from '../model-error.js';

/**
 * Nodes in an order in which each stands after those that it needs; that of the file where it is one.
 * @param given names of tensors that are there from the start.
 * @throws ModelError where a tensor is missing or made twice, or the graph has a cycle.
 */
export function sortNodes(nodes: readonly Node[], given: readonly string[]): readonly Node[] {
  const there = new Set(['', ...given]);
  const made = new Set<string>();
  for (const node of nodes) {
    for (const output of node.outputs.filter((name) => name !== '')) {
      if (made.has(output) || there.has(output))
        throw new ModelError(
          `the tensor ${JSON.stringify(output)} is made twice, the second time by the node ${node.name}`,
        );
      made.add(output);
    }
  }
  /** Nodes that wait for a tensor. */
  const waiting = new Map<string, Node[]>();
  const missing = new Map<Node, number>();
  for (const node of nodes) {
    const needed = new Set(node.inputs.filter((name) => !there.has(name)));
    missing.set(node, needed.size);
    for (const name of needed) {
      if (!made.has(name))
        throw new ModelError(`the node ${node.name} needs the tensor ${JSON.stringify(name)}, which nothing makes`);
      waiting.set(name, [...(waiting.get(name) ?? []), node]);
    }
  }
  if (isInOrder(nodes, there)) return nodes;
  const sorted = nodes.filter((node) => missing.get(node) === 0);
  // The list grows while it is read: each node may set others free.
  for (const node of sorted) {
    for (const next of node.outputs.flatMap((output) => waiting.get(output) ?? [])) {
      const left = (missing.get(next) ?? 0) - 1;
      missing.set(next, left);
      if (left === 0) sorted.push(next);
    }
  }
  if (sorted.length === nodes.length) return sorted;
  const stuck = nodes.find((node) => (missing.get(node) ?? 0) > 0);
  throw new ModelError(`the graph has a cycle: the node ${stuck?.name ?? ''} needs what is made of its own output`);
}

function isInOrder(nodes: readonly Node[], given: ReadonlySet<string>): boolean {
  const there = new Set(given);
  return nodes.every(({ inputs, outputs }) => {
    const isReady = inputs.every((name) => there.has(name));
    for (const output of outputs) there.add(output);
    return isReady;
  });
}
