import { edgesOf, type Graph } from './neighbour-graph.js';

/** Edges of a neighbourhood graph that an encoder stretches far more than most. */
export interface TornEdges {
  /** Median over all edges of the stretch: latent distance over distance in the data. */
  readonly medianStretch: number;
  /** Largest stretch of an edge. */
  readonly greatestStretch: number;
  /** Number of edges of the graph. */
  readonly edges: number;
  /** Pairs of rows of the torn edges, flat, the most stretched first. */
  readonly torn: Uint32Array;
}

/**
 * Torn edges: pairs of neighbours in the data whose codes are more than `factor` times as far apart as the median
 * stretch of all edges would bring them.
 * @param graph of neighbours in the data, with distances in the data as lengths; equal points are no edges.
 * @param latent rows × rows latent distances, row-major.
 * @returns null if there is no edge.
 */
export function findTornEdges(graph: Graph, latent: Float64Array, factor: number): TornEdges | null {
  const rows = graph.starts.length - 1;
  const pairs = edgesOf(graph);
  const stretches: { readonly i: number; readonly j: number; readonly stretch: number }[] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    const [i, j] = [pairs[at], pairs[at + 1]];
    const length = lengthOf(graph, i, j);
    if (length > 0) stretches.push({ i, j, stretch: latent[i * rows + j] / length });
  }
  if (stretches.length === 0) return null;
  stretches.sort((a, b) => b.stretch - a.stretch);
  const medianStretch = stretches[Math.floor(stretches.length / 2)].stretch;
  return {
    medianStretch,
    greatestStretch: stretches[0].stretch,
    edges: stretches.length,
    torn: Uint32Array.from(
      stretches.filter(({ stretch }) => stretch > factor * medianStretch).flatMap(({ i, j }) => [i, j]),
    ),
  };
}

function lengthOf({ starts, neighbours, lengths }: Graph, i: number, j: number): number {
  return lengths[starts[i] + neighbours.subarray(starts[i], starts[i + 1]).indexOf(j)];
}
