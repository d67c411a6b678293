/** An undirected graph with lengths, in compressed rows. */
export interface Graph {
  /** rows + 1: the neighbours of vertex i stand from starts[i] to starts[i + 1]. */
  readonly starts: Uint32Array;
  readonly neighbours: Uint32Array;
  /** Length of the edge to each neighbour. */
  readonly lengths: Float64Array;
}

/**
 * The graph in which two points are joined where one is among the k nearest of the other; of equal distances the point
 * of the lesser row counts as nearer.
 * @param distances rows × rows, row-major, symmetric.
 * @param k less than the number of rows.
 */
export function neighbourGraph(distances: Float64Array, rows: number, k: number): Graph {
  const joined = Array.from({ length: rows }, () => new Set<number>());
  for (let row = 0; row < rows; row++) {
    for (const neighbour of nearest(distances.subarray(row * rows, (row + 1) * rows), row, k)) {
      joined[row].add(neighbour);
      joined[neighbour].add(row);
    }
  }
  const starts = new Uint32Array(rows + 1);
  joined.forEach((set, row) => (starts[row + 1] = starts[row] + set.size));
  const neighbours = new Uint32Array(starts[rows]);
  joined.forEach((set, row) => neighbours.set(Uint32Array.from(set).sort(), starts[row]));
  const lengths = new Float64Array(neighbours.length);
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row]; at < starts[row + 1]; at++) lengths[at] = distances[row * rows + neighbours[at]];
  }
  return { starts, neighbours, lengths };
}

/** Columns of the k smallest numbers of a row, itself left out. */
function nearest(from: Float64Array, row: number, k: number): number[] {
  const kept: number[] = [];
  for (let column = 0; column < from.length; column++) {
    if (column === row || (kept.length === k && from[column] >= from[kept[k - 1]])) continue;
    let place = kept.length;
    while (place > 0 && from[kept[place - 1]] > from[column]) place--;
    kept.splice(place, 0, column);
    if (kept.length > k) kept.pop();
  }
  return kept;
}

/** Each edge once: pairs i < j, flat, in the order of i, then j. */
export function edgesOf({ starts, neighbours }: Graph): Uint32Array {
  const edges = new Uint32Array(neighbours.length);
  let count = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let at = starts[row]; at < starts[row + 1]; at++) {
      if (neighbours[at] <= row) continue;
      edges[count++] = row;
      edges[count++] = neighbours[at];
    }
  }
  return edges;
}
