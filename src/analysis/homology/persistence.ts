import { enclosingRadius } from './distances.js';
import { componentBars } from './components.js';
import { cofacetBars } from './cohomology.js';
import { edgesUpTo, endsOf, rankMatrix, type Filtration } from './filtration.js';
import { Simplices } from './simplices.js';
import { triangleColumns } from './triangle-columns.js';

/** Bars of one dimension: birth and death of each, in distance units; death is ∞ where a class never dies. */
export interface Barcode {
  readonly births: Float64Array;
  readonly deaths: Float64Array;
}

/** Dimensions of homology that are computed. */
export type Degree = 0 | 1 | 2;

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
   * Columns that may be added to others in dimension 2, by default without limit. It bounds the work as
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
 * @returns barcodes up to that dimension, without the last if the budget does not do for it.
 * @throws RangeError if there are more simplices than can be numbered.
 */
export function persistentHomology(
  distances: Float64Array,
  rows: number,
  maximumDimension: Degree,
  { threshold = enclosingRadius(distances, rows), budget = Infinity }: PersistenceOptions = {},
): Persistence {
  const simplices = new Simplices(rows, maximumDimension + 1);
  const edges = edgesUpTo(distances, rows, threshold);
  const { lengths } = edges;
  const filtration: Filtration = { simplices, edges: rankMatrix(edges, rows), ranks: lengths.length };
  const { bars, members, rest } = componentBars(edges, rows);
  const toBars = (ranks: readonly (readonly [number, number])[]): Barcode =>
    toBarcode(ranks.map(([birth, death]) => [lengths[birth], death === Infinity ? Infinity : lengths[death]]));
  const barcodes = [toBarcode(bars)];
  const loops = maximumDimension < 1 ? null : cofacetBars(filtration, 1, rest, Infinity);
  if (loops !== null) barcodes.push(toBars(loops.bars));
  const voids =
    maximumDimension < 2 || loops === null
      ? null
      : cofacetBars(filtration, 2, triangleColumns(filtration, edges, loops.pivots), budget);
  if (voids !== null) barcodes.push(toBars(voids.bars));
  const firstEdges = loops === null ? [] : loops.firsts.map(endsOf);
  return { barcodes, threshold, components: members, firstEdges };
}

function toBarcode(bars: readonly (readonly [number, number])[]): Barcode {
  return { births: Float64Array.from(bars, ([birth]) => birth), deaths: Float64Array.from(bars, ([, death]) => death) };
}
