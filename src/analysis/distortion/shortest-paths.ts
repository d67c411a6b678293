import type { Graph } from './neighbour-graph.js';

/**
 * Lengths of the shortest paths in a graph from one vertex to all (Dijkstra, 1959, with a binary heap); Infinity where
 * no path leads.
 */
export function shortestPaths({ starts, neighbours, lengths }: Graph, source: number): Float64Array {
  const distances = new Float64Array(starts.length - 1).fill(Infinity);
  const heap: { readonly vertex: number; readonly distance: number }[] = [];
  distances[source] = 0;
  push(heap, { vertex: source, distance: 0 });
  for (let top = pop(heap); top !== undefined; top = pop(heap)) {
    const { vertex, distance } = top;
    // A shorter way was found after this entry was made.
    if (distance > distances[vertex]) continue;
    for (let at = starts[vertex]; at < starts[vertex + 1]; at++) {
      const through = distance + lengths[at];
      if (through >= distances[neighbours[at]]) continue;
      distances[neighbours[at]] = through;
      push(heap, { vertex: neighbours[at], distance: through });
    }
  }
  return distances;
}

function push<T extends { readonly distance: number }>(heap: T[], item: T): void {
  let at = heap.length;
  heap.push(item);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent].distance <= item.distance) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = item;
}

function pop<T extends { readonly distance: number }>(heap: T[]): T | undefined {
  const top = heap.at(0);
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1].distance < heap[child].distance) child++;
    if (heap[child].distance >= last.distance) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = last;
  return top;
}
