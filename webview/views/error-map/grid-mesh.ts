/** Triangles between the nodes of a grid, with a normal at each node. */
export interface GridMesh {
  /** count × 3, row-major. */
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly triangles: Uint32Array;
}

/** @param positions rows·columns × components; of two components, the third is 0. */
export function gridMesh(positions: Float32Array, components: 2 | 3, columns: number, rows: number): GridMesh {
  const inSpace = components === 3 ? positions : lifted(positions);
  const triangles = new Uint32Array(6 * (columns - 1) * (rows - 1));
  let at = 0;
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const node = row * columns + column;
      triangles.set([node, node + 1, node + columns, node + 1, node + columns + 1, node + columns], at);
      at += 6;
    }
  }
  return { positions: inSpace, normals: nodeNormals(inSpace, triangles), triangles };
}

function lifted(positions: Float32Array): Float32Array {
  return Float32Array.from({ length: (positions.length / 2) * 3 }, (_, i) =>
    i % 3 === 2 ? 0 : positions[2 * Math.floor(i / 3) + (i % 3)],
  );
}

/** At each node the mean of the normals of its triangles, weighted by their area. */
function nodeNormals(positions: Float32Array, triangles: Uint32Array): Float32Array {
  const normals = new Float32Array(positions.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * triangles[t], 3 * triangles[t + 1], 3 * triangles[t + 2]];
    const edge = (from: number, to: number, k: number): number => positions[to + k] - positions[from + k];
    for (let k = 0; k < 3; k++) {
      const [i, j] = [(k + 1) % 3, (k + 2) % 3];
      const component = edge(a, b, i) * edge(a, c, j) - edge(a, b, j) * edge(a, c, i);
      for (const node of [a, b, c]) normals[node + k] += component;
    }
  }
  for (let node = 0; node < normals.length; node += 3) {
    const length = Math.hypot(normals[node], normals[node + 1], normals[node + 2]) || 1;
    for (let k = 0; k < 3; k++) normals[node + k] /= length;
  }
  return normals;
}
