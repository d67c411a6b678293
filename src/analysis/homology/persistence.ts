import { enclosingRadius } from './distances.js';
import { componentBars } from './components.js';
import { cofacetBars, type Columns } from './cohomology.js';
import { edgesUpTo, endsOf, rankMatrix, type Filtration } from './filtration.js';
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
  /**
   * The vertices behind each bar of dimension 0: the component that ends with it, of the two that meet the smaller one,
   * and of two equally large ones that of the later vertex; where the bar never ends, the component at the threshold.
   * First comes the vertex that was in the larger one wherever two met.
   */
  readonly components: readonly (readonly number[])[];
  /** The edge with which each bar of dimension 1 begins; empty if that dimension is not wanted. */
  readonly firstEdges: readonly (readonly [number, number])[];
}

/** What to look at of a filtration, and how long. */
export interface PersistenceOptions {
  /** Diameters above are left out; by default the enclosing radius, beyond which the complex is a cone. */
  readonly threshold?: number;
  /**
   * Columns that may be added to others within one dimension from 2 on, by default without limit. It bounds the work as
   * a clock would, but is the same on every machine.
   */
  readonly budget?: number;
}

/**
 * Persistent homology of the Vietoris–Rips filtration over Z/2, by persistent cohomology with clearing, an implicit
 * coboundary matrix and the shortcuts for apparent and emergent pairs (Bauer, "Ripser: efficient computation of
 * Vietoris–Rips persistence barcodes", J. Appl. Comput. Topol. 5 (2021) 391).
 * @param distances rows × rows, symmetric, 0 on the diagonal.
 * @param maximumDimension largest dimension wanted.
 * @returns barcodes up to that dimension, or of those below the first that the budget does not do for.
 * @throws RangeError if there are more simplices than can be numbered.
 */
export function persistentHomology(
  distances: Float64Array,
  rows: number,
  maximumDimension: number,
  { threshold = enclosingRadius(distances, rows), budget = Infinity }: PersistenceOptions = {},
): Persistence {
  const simplices = new Simplices(rows, maximumDimension + 1);
  const edges = edgesUpTo(distances, rows, threshold);
  const { lengths } = edges;
  const filtration: Filtration = { simplices, edges: rankMatrix(edges, rows), ranks: lengths.length };
  const { bars, members, rest } = componentBars(edges, rows);
  const barcodes = [toBarcode(bars)];
  let firstEdges: Persistence['firstEdges'] = [];
  let columns: Columns | null = rest;
  for (let dimension = 1; dimension <= maximumDimension && columns !== null; dimension++) {
    const reduced = cofacetBars(
      filtration,
      dimension,
      columns,
      dimension < 2 ? Infinity : budget,
      maximumDimension - dimension,
    );
    if (reduced === null) break;
    barcodes.push(
      toBarcode(reduced.bars.map(([birth, death]) => [lengths[birth], death === Infinity ? Infinity : lengths[death]])),
    );
    if (dimension === 1) firstEdges = reduced.firsts.map(endsOf);
    columns = reduced.next;
  }
  return { barcodes, threshold, components: members, firstEdges };
}

function toBarcode(bars: readonly (readonly [number, number])[]): Barcode {
  return { births: Float64Array.from(bars, ([birth]) => birth), deaths: Float64Array.from(bars, ([, death]) => death) };
}
