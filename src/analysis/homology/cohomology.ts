import { ApparentPairs } from './apparent-pairs.js';
import { WorkingColumn } from './column.js';
import { IndexTable } from './index-table.js';
import type { Filtration } from './filtration.js';
import { SimplexBuffer, type SimplexList } from './simplex-list.js';

/** What the reduction of the coboundary matrix of one dimension gives. */
interface Reduced {
  /** Bars, as ranks of birth and death. */
  readonly bars: readonly (readonly [number, number])[];
  /** Index of the simplex with which each bar begins. */
  readonly firsts: readonly number[];
  /** Index of a cofacet to the column whose pivot it is; apparent pairs are not in it. */
  readonly pivots: IndexTable;
}

/**
 * Reduces the coboundary matrix of one dimension.
 * @param columns simplices whose columns are to be reduced, in the order of the filtration.
 * @param budget columns that may be added to others.
 * @returns null if the budget does not do.
 */
export function cofacetBars(
  filtration: Filtration,
  dimension: 1 | 2,
  columns: SimplexList,
  budget: number,
): Reduced | null {
  const reduction = new Reduction(filtration, dimension, columns, budget);
  const bars = reduction.run();
  return bars === null ? null : { bars, firsts: reduction.firsts, pivots: reduction.pivots };
}

/** One pass over the columns, from the last in the filtration to the first. */
class Reduction {
  /** Index of a cofacet to the column whose pivot it is; apparent pairs are not in it. */
  readonly pivots = new IndexTable();
  /** Index of the simplex with which each bar begins. */
  readonly firsts: number[] = [];
  private readonly apparent: ApparentPairs;
  private readonly working: WorkingColumn;
  private readonly summands: WorkingColumn;
  /**
   * Simplices whose coboundaries were added to each column: all in one list, from `starts[column]` to `ends[column]`.
   */
  private readonly starts: Uint32Array;
  private readonly ends: Uint32Array;
  private readonly added = new SimplexBuffer();
  /** Coboundaries added so far. */
  private additions = 0;
  private readonly vertices: Int32Array;

  constructor(
    private readonly filtration: Filtration,
    private readonly dimension: 1 | 2,
    private readonly columns: SimplexList,
    private readonly budget: number,
  ) {
    const count = columns.indices.length;
    this.apparent = new ApparentPairs(filtration, dimension);
    this.working = new WorkingColumn(filtration.simplices.count(dimension + 1), filtration.ranks);
    this.summands = new WorkingColumn(filtration.simplices.count(dimension), filtration.ranks);
    this.starts = new Uint32Array(count);
    this.ends = new Uint32Array(count);
    this.vertices = new Int32Array(dimension + 1);
  }

  /** @returns null if the budget does not do. */
  run(): [number, number][] | null {
    const { indices, diameters } = this.columns;
    const bars: [number, number][] = [];
    for (let column = indices.length - 1; column >= 0; column--) {
      this.filtration.simplices.verticesOf(indices[column], this.dimension, this.vertices);
      if (this.apparent.hasCofacet(this.vertices, diameters[column])) continue;
      const death = this.reduce(column);
      if (this.additions > this.budget) return null;
      if (death <= diameters[column]) continue;
      bars.push([diameters[column], death]);
      this.firsts.push(indices[column]);
    }
    return bars;
  }

  /** @returns the diameter of the pivot, ∞ where the column becomes 0 or the budget is used up. */
  private reduce(column: number): number {
    const working = this.working;
    const summands = this.summands;
    const added = this.added;
    const { indices, diameters } = this.columns;
    working.clear();
    const emergent = this.addCoboundary(indices[column], diameters[column], true);
    if (emergent >= 0) {
      this.pivots.set(emergent, column);
      return diameters[column];
    }
    summands.clear();
    let hasSummands = false;
    while (working.takePivot() && this.additions <= this.budget) {
      const { pivot, pivotRank } = working;
      const other = this.pivots.get(pivot);
      const facet = other < 0 ? this.apparent.facetOf(pivot, pivotRank) : -1;
      if (other < 0 && facet < 0) {
        this.pivots.set(pivot, column);
        if (hasSummands) this.store(column);
        return pivotRank;
      }
      working.push(pivotRank, pivot);
      hasSummands = true;
      if (other < 0) {
        this.addSummand(facet, pivotRank);
        continue;
      }
      this.addSummand(indices[other], diameters[other]);
      for (let at = this.starts[other]; at < this.ends[other]; at++)
        this.addSummand(added.indices[at], added.diameters[at]);
    }
    return Infinity;
  }

  private addSummand(index: number, diameter: number): void {
    this.additions++;
    this.addCoboundary(index, diameter, false);
    this.summands.push(diameter, index);
  }

  /** Keeps which simplices' coboundaries were added to a column, each an odd number of times. */
  private store(column: number): void {
    const added = this.added;
    this.starts[column] = added.count;
    while (this.summands.takePivot()) added.push(this.summands.pivot, this.summands.pivotRank);
    this.ends[column] = added.count;
  }

  /**
   * Adds the cofacets of a simplex to the working column, those of greater index first.
   * @param isFirst whether the working column is empty: then the first cofacet of the same diameter, unless it is a
   * pivot already, is this column's pivot, and nothing more need be added.
   * @returns the index of such a pivot, else −1.
   */
  private addCoboundary(index: number, diameter: number, isFirst: boolean): number {
    const { dimension } = this;
    const { edges, ranks } = this.filtration;
    const { binomials, vertices: rows } = this.filtration.simplices;
    const vertices = this.vertices;
    this.filtration.simplices.verticesOf(index, dimension, vertices);
    let watching = isFirst;
    // New vertices v between those of the simplex, from above: after `position` vertices that are greater than v. The
    // other vertices' part of the index changes only from one such gap to the next.
    const first = vertices[0] * rows;
    // An edge has no third vertex.
    const middle = vertices[1] * rows;
    const last = vertices[dimension] * rows;
    const rank = diameter | 0;
    let rest = index;
    for (let position = 0, top = rows - 1; position <= dimension + 1; position++) {
      const bottom = position <= dimension ? vertices[position] + 1 : 0;
      const binomial = binomials[dimension + 2 - position];
      for (let v = top; v >= bottom; v--) {
        const greatest = larger(larger(rank, edges[first + v]), larger(edges[middle + v], edges[last + v]));
        if (greatest >= ranks) continue;
        const cofacet = rest + binomial[v];
        if (watching && greatest === rank) {
          if (this.pivots.get(cofacet) < 0 && this.apparent.facetOf(cofacet, diameter) < 0) return cofacet;
          watching = false;
        }
        this.working.push(greatest, cofacet);
      }
      if (position > dimension) break;
      top = bottom - 2;
      rest += binomials[dimension + 2 - position][bottom - 1] - binomials[dimension + 1 - position][bottom - 1];
    }
    return -1;
  }
}

/** The larger of two ranks, without a branch: which of them it is cannot be foreseen. */
function larger(a: number, b: number): number {
  const difference = (b - a) | 0;
  return (a + (difference & ~(difference >> 31))) | 0;
}
