/**
 * The vertices that can be reached from one by edges no longer than a scale.
 * @param distances rows × rows, symmetric.
 * @returns ascending.
 */
export function componentAt(distances: Float64Array, rows: number, vertex: number, scale: number): number[] {
  const isReached = new Uint8Array(rows);
  isReached[vertex] = 1;
  const reached = [vertex];
  // The list grows while it is gone through.
  for (const from of reached) {
    const row = from * rows;
    for (let other = 0; other < rows; other++) {
      if (isReached[other] === 1 || distances[row + other] > scale) continue;
      isReached[other] = 1;
      reached.push(other);
    }
  }
  return reached.sort((a, b) => a - b);
}

/**
 * A closed path through the edge with which a class of dimension 1 begins, its other edges all from before it in the
 * filtration. So the path's class is born with the bar; it is that of the bar up to classes that are older. Of all such
 * paths it has the smallest sum of squared lengths (Dijkstra's algorithm): squares make it go by near neighbours, where
 * a path that is merely short would jump over them.
 * @param distances rows × rows, symmetric.
 * @param first the ends of the edge; edges before it must join them some other way.
 * @returns the vertices in their order, from one end of the edge to the other.
 * @throws RangeError where nothing else joins the ends.
 */
export function cycleThrough(distances: Float64Array, rows: number, first: readonly [number, number]): number[] {
  const [start, end] = first;
  const length = distances[start * rows + end];
  const index = edgeIndex(start, end);
  /** Sum of squares along the best path to each vertex that is known, and the vertex before it. */
  const sums = new Float64Array(rows).fill(Infinity);
  const before = new Int32Array(rows).fill(-1);
  const isDone = new Uint8Array(rows);
  sums[start] = 0;
  for (;;) {
    let nearest = -1;
    for (let vertex = 0; vertex < rows; vertex++) {
      if (isDone[vertex] === 0 && sums[vertex] < (nearest < 0 ? Infinity : sums[nearest])) nearest = vertex;
    }
    if (nearest < 0)
      throw new RangeError(
        `expected an edge that closes a path, got that of vertices ${start} and ${end}, which nothing else joins`,
      );
    if (nearest === end) break;
    isDone[nearest] = 1;
    for (let vertex = 0; vertex < rows; vertex++) {
      const step = distances[nearest * rows + vertex];
      // Of one length, edges of greater index come first.
      if (step > length || (step === length && edgeIndex(nearest, vertex) <= index)) continue;
      const sum = sums[nearest] + step * step;
      if (sum >= sums[vertex]) continue;
      sums[vertex] = sum;
      before[vertex] = nearest;
    }
  }
  const path: number[] = [];
  for (let vertex = end; vertex >= 0; vertex = before[vertex]) path.push(vertex);
  return path.reverse();
}

/** C(i, 2) + j of the edge between i > j. */
function edgeIndex(a: number, b: number): number {
  const i = Math.max(a, b);
  return (i * (i - 1)) / 2 + Math.min(a, b);
}
