import { enclosingRadius } from './distances.js';
import { componentBars, type Edges } from './components.js';
import { cofacetBars, type Columns } from './cohomology.js';
import { filtrationOrder } from './filtration-order.js';
import { Simplices } from './simplices.js';

/** Bars of one dimension: birth and death of each, in distance units; death is ∞ where a class never dies. */
export interface Barcode {
  readonly births: Float64Array;
  readonly deaths: Float64Array;
}

/** Persistent homology of a Vietoris–Rips filtration. */
export interface Persistence {
  /** Barcodes of dimensions 0, 1, …; bars of length 0 are left out. */
  readonly barcodes: readonly Barcode[];
  /** Up to this diameter the filtration was looked at; where it is the enclosing radius, nothing happens beyond. */
  readonly threshold: number;
}

/**
 * Persistent homology of the Vietoris–Rips filtration over Z/2, by persistent cohomology with clearing, an implicit
 * coboundary matrix and the shortcut for emergent pairs (Bauer, "Ripser: efficient computation of Vietoris–Rips
 * persistence barcodes", J. Appl. Comput. Topol. 5 (2021) 391).
 * @param distances rows × rows, symmetric, 0 on the diagonal.
 * @param maximumDimension greatest dimension wanted.
 * @param threshold diameters above are left out; by default the enclosing radius, beyond which the complex is a cone.
 */
export function persistentHomology(
  distances: Float64Array,
  rows: number,
  maximumDimension: number,
  threshold = enclosingRadius(distances, rows),
): Persistence {
  const simplices = new Simplices(rows, maximumDimension + 1);
  const edges = edgesUpTo(distances, rows, threshold);
  const { bars, rest } = componentBars(edges, rows);
  const barcodes = [toBarcode(bars)];
  let columns: Columns | null = rest;
  for (let dimension = 1; dimension <= maximumDimension; dimension++) {
    const isLast = dimension === maximumDimension;
    const reduced = cofacetBars(simplices, distances, threshold, dimension, columns, isLast);
    barcodes.push(toBarcode(reduced.bars));
    columns = reduced.next;
  }
  return { barcodes, threshold };
}

function toBarcode(bars: readonly (readonly [number, number])[]): Barcode {
  return { births: Float64Array.from(bars, ([birth]) => birth), deaths: Float64Array.from(bars, ([, death]) => death) };
}

/** All edges of the filtration in its order: by ascending diameter, those of one diameter by descending index. */
function edgesUpTo(distances: Float64Array, rows: number, threshold: number): Edges {
  let count = 0;
  for (let i = 0; i < rows; i++) for (let j = 0; j < i; j++) if (distances[i * rows + j] <= threshold) count++;
  const indices = new Uint32Array(count);
  const diameters = new Float64Array(count);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      if (distances[i * rows + j] > threshold) continue;
      // C(i, 2) + C(j, 1).
      indices[at] = (i * (i - 1)) / 2 + j;
      diameters[at++] = distances[i * rows + j];
    }
  }
  const order = filtrationOrder(diameters, indices);
  return { indices: Float64Array.from(order, (at) => indices[at]), diameters: Float64Array.from(order, (at) => diameters[at]) };
}
