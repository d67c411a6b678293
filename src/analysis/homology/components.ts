import { endsOf, type Edges } from './filtration.js';
import { simplicesAt, type SimplexList } from './simplex-list.js';

/** Dimension 0 of a filtration. */
interface ComponentBars {
  /** Birth and death of each, in distance units; those that never end last. */
  readonly bars: [number, number][];
  /** The vertices behind each bar, as `Persistence.components` has them. */
  readonly members: readonly (readonly number[])[];
  /** The edges that end no component, which are the columns of dimension 1: by clearing, the others need no reduction. */
  readonly rest: SimplexList;
}

/**
 * Dimension 0 by union–find (Kruskal's algorithm): each edge that joins two components ends the bar of one. All vertices are
 * there from 0 on, so the elder rule leaves open which: it is the smaller one, and of two equally large ones that of the later
 * vertex.
 */
export function componentBars(edges: Edges, rows: number): ComponentBars {
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
  const members: (readonly number[])[] = [];
  // Of each component at its root, which comes first.
  const vertices = Array.from({ length: rows }, (_, vertex) => [vertex]);
  const kept = new Uint32Array(indices.length);
  let count = 0;
  let components = rows;
  for (let edge = 0; edge < indices.length; edge++) {
    // Where all is joined, nothing is left to find.
    const [i, j] = components > 1 ? endsOf(indices[edge]) : [0, 0];
    const a = find(i);
    const b = find(j);
    if (a === b) {
      kept[count++] = edge;
      continue;
    }
    const isSmaller = vertices[a].length === vertices[b].length ? a > b : vertices[a].length < vertices[b].length;
    const [ended, goesOn] = isSmaller ? [a, b] : [b, a];
    parent[ended] = goesOn;
    components--;
    if (lengths[diameters[edge]] > 0) {
      bars.push([0, lengths[diameters[edge]]]);
      members.push(vertices[ended]);
    }
    vertices[goesOn].push(...vertices[ended]);
  }
  vertices.forEach((component, vertex) => {
    if (parent[vertex] !== vertex) return;
    bars.push([0, Infinity]);
    members.push(component);
  });
  return { bars, members, rest: simplicesAt(edges, kept.subarray(0, count)) };
}
