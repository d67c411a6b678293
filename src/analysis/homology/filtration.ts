import { filtrationOrder } from './filtration-order.js';
import type { SimplexList } from './simplex-list.js';
import type { Simplices } from './simplices.js';

/** A Vietoris–Rips filtration. Diameters are ranks: places in the list of the different lengths of edges, from 0. */
export interface Filtration {
  readonly simplices: Simplices;
  /** Rank of the length of each edge, vertices × vertices, symmetric; at least `ranks` where it is left out. */
  readonly edges: Int32Array;
  /** How many different lengths there are. */
  readonly ranks: number;
}

/** Edges in the order of the filtration. */
export interface Edges extends SimplexList {
  /** C(i, 2) + j of the edge between i > j. */
  readonly indices: Float64Array;
  /** The different lengths, ascending. */
  readonly lengths: Float64Array;
}

/** All edges of the filtration in its order: by ascending diameter, those of one diameter by descending index. */
export function edgesUpTo(distances: Float64Array, rows: number, threshold: number): Edges {
  let count = 0;
  for (let i = 0; i < rows; i++) for (let j = 0; j < i; j++) if (distances[i * rows + j] <= threshold) count++;
  const indices = new Uint32Array(count);
  const ofEdges = new Float64Array(count);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      if (distances[i * rows + j] > threshold) continue;
      // C(i, 2) + C(j, 1).
      indices[at] = (i * (i - 1)) / 2 + j;
      ofEdges[at++] = distances[i * rows + j];
    }
  }
  const order = filtrationOrder(ofEdges, indices);
  const lengths = new Float64Array(count);
  const [ordered, diameters] = [new Float64Array(count), new Float64Array(count)];
  let different = 0;
  for (let edge = 0; edge < count; edge++) {
    const length = ofEdges[order[edge]];
    if (different === 0 || length !== lengths[different - 1]) lengths[different++] = length;
    ordered[edge] = indices[order[edge]];
    diameters[edge] = different - 1;
  }
  return { indices: ordered, diameters, lengths: lengths.slice(0, different) };
}

/** The rank of the length of each edge, rows × rows; as many as there are lengths if there is no edge. */
export function rankMatrix({ indices, diameters, lengths }: Edges, rows: number): Int32Array {
  const ranks = new Int32Array(rows * rows).fill(lengths.length);
  indices.forEach((index, edge) => {
    const [i, j] = endsOf(index);
    ranks[i * rows + j] = ranks[j * rows + i] = diameters[edge];
  });
  return ranks;
}

/** The ends i > j of an edge. */
export function endsOf(index: number): readonly [number, number] {
  // The largest i with C(i, 2) ≤ index.
  let i = Math.floor((1 + Math.sqrt(1 + 8 * index)) / 2);
  if ((i * (i - 1)) / 2 > index) i--;
  return [i, index - (i * (i - 1)) / 2];
}
