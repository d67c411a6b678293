/** Pairs of rows: the edges of a minimum spanning tree of points, and the two points that are farthest apart. */
export interface SpanningTree {
  /** Two rows for each edge. */
  readonly edges: Uint32Array;
  readonly farthest: readonly [number, number];
}

/**
 * The minimum spanning tree of the Euclidean distances of points, by Prim's algorithm; of the order of rows² D operations.
 * @param points rows × D, row-major, at least two rows.
 */
export function spanningTree(points: ArrayLike<number>, dimension: number): SpanningTree {
  const rows = points.length / dimension;
  const edges = new Uint32Array(2 * (rows - 1));
  const nearest = new Float64Array(rows).fill(Infinity);
  const parents = new Uint32Array(rows);
  const outside = Array.from({ length: rows - 1 }, (_, row) => row + 1);
  let farthest: readonly [number, number] = [0, 0];
  let largest = -1;
  for (let edge = 0, added = 0; edge < rows - 1; edge++) {
    let best = 0;
    outside.forEach((row, place) => {
      const square = squaredDistance(points, dimension, row, added);
      if (square > largest) {
        largest = square;
        farthest = [row, added];
      }
      if (square < nearest[row]) {
        nearest[row] = square;
        parents[row] = added;
      }
      if (nearest[row] < nearest[outside[best]]) best = place;
    });
    [added] = outside.splice(best, 1);
    edges[2 * edge] = added;
    edges[2 * edge + 1] = parents[added];
  }
  return { edges, farthest };
}

/** ‖x − y‖² of two rows. */
export function squaredDistance(points: ArrayLike<number>, dimension: number, a: number, b: number): number {
  let square = 0;
  for (let k = 0; k < dimension; k++) square += (points[a * dimension + k] - points[b * dimension + k]) ** 2;
  return square;
}
