import type { Cut, Flow } from './flow.js';
import type { Graph } from './graph.js';
import { ModelError } from './model-error.js';

/** Where the latent code of a model is. */
export interface Bottleneck {
  /** Name of the tensor. */
  readonly tensor: string;
  /** Numbers of a code. */
  readonly width: number;
  /** Whether the dataset file names it. */
  readonly isNamed: boolean;
  /** Its cut. */
  readonly cut: Cut;
}

/** Operators that mix numbers: two tensors on both sides of one are two layers, not one layer and its activation. */
export const mixing: ReadonlySet<string> = new Set(['Gemm', 'MatMul', 'Conv', 'ConvTranspose', 'Einsum']);

/**
 * The narrowest tensor that every path from the input to the output passes; of several, the first one, after the
 * functions that are applied to its numbers one by one.
 * @param isPerRow whether a tensor has one entry for each row of the input.
 * @param wanted a name in its place: of a tensor, or of the node that makes it.
 * @throws ModelError if every tensor is gone round by some path, or `wanted` is not one that all paths pass.
 */
export function findBottleneck(
  graph: Graph,
  flow: Flow,
  cuts: readonly Cut[],
  isPerRow: (name: string) => boolean,
  wanted: string | null,
): Bottleneck {
  // The input itself and the output itself are no codes.
  const inner = cuts.slice(1, -1).filter(({ tensors }) => tensors.length === 1 && isPerRow(tensors[0]));
  if (wanted !== null) return named(graph, inner, wanted);
  if (inner.length === 0)
    throw new ModelError(
      'expected a tensor that every path from the input to the output passes, got none: some paths go round all others. Export the encoder and the decoder as two files.',
    );
  const least = inner.reduce((width, cut) => Math.min(width, cut.width), Infinity);
  const first = inner.findIndex(({ width }) => width === least);
  let chosen = inner[first];
  for (const cut of inner.slice(first + 1)) {
    const between = flow.nodes.slice(chosen.nodes, cut.nodes);
    if (cut.width !== least || between.some(({ operator }) => mixing.has(operator))) break;
    chosen = cut;
  }
  return { tensor: chosen.tensors[0], width: least, isNamed: false, cut: chosen };
}

function named(graph: Graph, inner: readonly Cut[], wanted: string): Bottleneck {
  const made = graph.nodes.find(({ name }) => name === wanted)?.outputs ?? [];
  const found = inner.find(({ tensors: [name] }) => name === wanted || made.includes(name));
  if (found !== undefined) return { tensor: found.tensors[0], width: found.width, isNamed: true, cut: found };
  const isThere = made.length > 0 || graph.nodes.some(({ outputs }) => outputs.includes(wanted));
  const choices = inner.map(({ tensors: [name], width }) => `${name} (${width})`).join(', ');
  throw new ModelError(
    `latent: expected a tensor that every path passes, got ${JSON.stringify(wanted)}, ` +
      `${isThere ? 'which some paths go round' : 'which the model does not have'}. There are: ${choices || 'none'}.`,
  );
}
