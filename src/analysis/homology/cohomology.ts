import { WorkingColumn } from './column.js';
import { IndexTable } from './index-table.js';
import { filtrationOrder } from './filtration-order.js';
import type { Simplices } from './simplices.js';

/** Columns of the coboundary matrix that are to be reduced, in the order of the filtration. */
export interface Columns {
  readonly indices: Float64Array;
  readonly diameters: Float64Array;
  /** All simplices of that dimension, from whose cofacets those of the next are made. */
  readonly all: { readonly indices: Float64Array; readonly diameters: Float64Array };
}

/** Bars of one dimension, and the columns of the next; null where they are not wanted. */
interface Reduced {
  readonly bars: [number, number][];
  readonly next: Columns | null;
}

/**
 * Reduces the coboundary matrix of one dimension.
 * @param isLast whether the next dimension's columns are not wanted.
 */
export function cofacetBars(
  simplices: Simplices,
  distances: Float64Array,
  threshold: number,
  dimension: number,
  columns: Columns | null,
  isLast: boolean,
): Reduced {
  if (columns === null) return { bars: [], next: null };
  const reduction = new Reduction(simplices, distances, threshold, dimension, columns);
  const bars = reduction.run();
  return { bars, next: isLast ? null : assembleNext(simplices, distances, threshold, dimension, columns, reduction.pivots) };
}

/** One pass over the columns, from the last in the filtration to the first. */
class Reduction {
  /** Index of a cofacet to the column whose pivot it is. */
  readonly pivots: IndexTable;
  readonly #working = new WorkingColumn();
  readonly #summands = new WorkingColumn();
  /** Columns added to each column beside itself: all in one list, from `starts[column]` to `ends[column]`. */
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  #added = new Int32Array(1024);
  #addedCount = 0;
  readonly #vertices: Int32Array;

  constructor(
    private readonly simplices: Simplices,
    private readonly distances: Float64Array,
    private readonly threshold: number,
    private readonly dimension: number,
    private readonly columns: Columns,
  ) {
    const count = columns.indices.length;
    this.pivots = new IndexTable(count);
    this.#starts = new Uint32Array(count);
    this.#ends = new Uint32Array(count);
    this.#vertices = new Int32Array(dimension + 1);
  }

  run(): [number, number][] {
    const { indices, diameters } = this.columns;
    const bars: [number, number][] = [];
    for (let column = indices.length - 1; column >= 0; column--) {
      const death = this.#reduce(column);
      if (death > diameters[column]) bars.push([diameters[column], death]);
    }
    return bars;
  }

  /** @returns the diameter of the pivot, ∞ where the column becomes 0. */
  #reduce(column: number): number {
    const working = this.#working;
    const summands = this.#summands;
    working.clear();
    const emergent = this.#addCoboundary(column, true);
    if (emergent >= 0) {
      this.pivots.set(emergent, column);
      return this.columns.diameters[column];
    }
    summands.clear();
    let hasSummands = false;
    while (working.takePivot()) {
      const { pivot, pivotDiameter } = working;
      const other = this.pivots.get(pivot);
      if (other < 0) {
        this.pivots.set(pivot, column);
        if (hasSummands) this.#store(column);
        return pivotDiameter;
      }
      working.push(pivotDiameter, pivot);
      this.#addCoboundary(other, false);
      summands.push(0, other);
      hasSummands = true;
      for (let at = this.#starts[other]; at < this.#ends[other]; at++) {
        this.#addCoboundary(this.#added[at], false);
        summands.push(0, this.#added[at]);
      }
    }
    return Infinity;
  }

  /** Keeps which columns were added to one, each an odd number of times. */
  #store(column: number): void {
    this.#starts[column] = this.#addedCount;
    while (this.#summands.takePivot()) {
      if (this.#addedCount === this.#added.length) {
        const longer = new Int32Array(2 * this.#added.length);
        longer.set(this.#added);
        this.#added = longer;
      }
      this.#added[this.#addedCount++] = this.#summands.pivot;
    }
    this.#ends[column] = this.#addedCount;
  }

  /**
   * Adds the cofacets of a column's simplex to the working column, those of greater index first.
   * @param isFirst whether the working column is empty: then the first cofacet of the same diameter, unless it is a pivot
   * already, is this column's pivot, and nothing more need be added.
   * @returns the index of such a pivot, else −1.
   */
  #addCoboundary(column: number, isFirst: boolean): number {
    const { distances, threshold, dimension } = this;
    const { binomials, vertices: rows } = this.simplices;
    const diameter = this.columns.diameters[column];
    const index = this.columns.indices[column];
    const vertices = this.#vertices;
    this.simplices.verticesOf(index, dimension, vertices);
    let watching = isFirst;
    // New vertices v between those of the simplex, from above: after `position` vertices that are greater than v. The other
    // vertices' part of the index changes only from one such gap to the next.
    const first = vertices[0] * rows;
    const last = vertices[dimension] * rows;
    let rest = index;
    for (let position = 0, top = rows - 1; position <= dimension + 1; position++) {
      const bottom = position <= dimension ? vertices[position] + 1 : 0;
      const binomial = binomials[dimension + 2 - position];
      for (let v = top; v >= bottom; v--) {
        let greatest = diameter;
        const toFirst = distances[first + v];
        if (toFirst > greatest) greatest = toFirst;
        const toLast = distances[last + v];
        if (toLast > greatest) greatest = toLast;
        if (greatest > threshold) continue;
        for (let k = 1; k < dimension; k++) {
          const distance = distances[vertices[k] * rows + v];
          if (distance > greatest) greatest = distance;
        }
        if (greatest > threshold) continue;
        const cofacet = rest + binomial[v];
        if (watching && greatest === diameter) {
          if (this.pivots.get(cofacet) < 0) return cofacet;
          watching = false;
        }
        if (isFirst) this.#working.append(greatest, cofacet);
        else this.#working.push(greatest, cofacet);
      }
      if (position > dimension) break;
      top = bottom - 2;
      rest += binomials[dimension + 2 - position][bottom - 1] - binomials[dimension + 1 - position][bottom - 1];
    }
    if (isFirst) this.#working.order();
    return -1;
  }
}

/** The simplices of the next dimension, and those of them that are no pivots: by clearing, pivots need no reduction. */
function assembleNext(
  simplices: Simplices,
  distances: Float64Array,
  threshold: number,
  dimension: number,
  { all }: Columns,
  pivots: IndexTable,
): Columns {
  const rows = simplices.vertices;
  const binomials = simplices.binomials[dimension + 2];
  const vertices = new Int32Array(dimension + 1);
  const indices: number[] = [];
  const diameters: number[] = [];
  all.indices.forEach((index, at) => {
    simplices.verticesOf(index, dimension, vertices);
    // Each once: as the facet without its greatest vertex.
    for (let v = vertices[0] + 1; v < rows; v++) {
      let greatest = all.diameters[at];
      for (const vertex of vertices) greatest = Math.max(greatest, distances[v * rows + vertex]);
      if (greatest > threshold) continue;
      indices.push(index + binomials[v]);
      diameters.push(greatest);
    }
  });
  const unsorted = { indices: Float64Array.from(indices), diameters: Float64Array.from(diameters) };
  const order = filtrationOrder(unsorted.diameters, unsorted.indices);
  const rest = order.filter((at) => pivots.get(unsorted.indices[at]) < 0);
  return {
    indices: Float64Array.from(rest, (at) => unsorted.indices[at]),
    diameters: Float64Array.from(rest, (at) => unsorted.diameters[at]),
    all: unsorted,
  };
}
