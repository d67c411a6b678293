import type { Columns } from './cohomology.js';
import { endsOf, type Edges } from './filtration.js';

/**
 * Dimension 0 by union–find (Kruskal's algorithm): each edge that joins two components ends the bar of one.
 * @returns the bars, those that never end last, and the other edges, which are the columns of dimension 1: by clearing,
 * those that end a component need no reduction.
 */
export function componentBars(edges: Edges, rows: number): { readonly bars: [number, number][]; readonly rest: Columns } {
  const { indices, diameters, lengths } = edges;
  const parent = Uint32Array.from({ length: rows }, (_, vertex) => vertex);
  const find = (vertex: number): number => {
    let root = vertex;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  };
  const bars: [number, number][] = [];
  const kept = new Uint32Array(indices.length);
  let count = 0;
  let components = rows;
  for (let edge = 0; edge < indices.length; edge++) {
    const [a, b] = endsOf(indices[edge]).map(find);
    if (a === b) kept[count++] = edge;
    else {
      parent[a] = b;
      components--;
      if (lengths[diameters[edge]] > 0) bars.push([0, lengths[diameters[edge]]]);
    }
  }
  for (let component = 0; component < components; component++) bars.push([0, Infinity]);
  const rest = kept.subarray(0, count);
  return {
    bars,
    rest: {
      indices: Float64Array.from(rest, (edge) => indices[edge]),
      diameters: Float64Array.from(rest, (edge) => diameters[edge]),
      all: edges,
    },
  };
}
