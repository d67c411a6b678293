/**
 * Simplices as numbers, by the combinatorial number system: vertices v_k > … > v_0 have the index
 * C(v_k, k + 1) + … + C(v_0, 1), a bijection of k-simplices on n vertices with 0 … C(n, k + 1) − 1.
 */
export class Simplices {
  /** C(v, k) at [k][v]. */
  readonly binomials: readonly Float64Array[];

  /**
   * @param vertices n.
   * @param dimension largest dimension of a simplex.
   * @throws RangeError where an index would not fit into 53 bits.
   */
  constructor(
    readonly vertices: number,
    dimension: number,
  ) {
    const rows = [new Float64Array(vertices + 1).fill(1)];
    for (let k = 1; k <= dimension + 1; k++) {
      const row = new Float64Array(vertices + 1);
      for (let v = k; v <= vertices; v++) row[v] = row[v - 1] + rows[k - 1][v - 1];
      rows.push(row);
    }
    if (rows[dimension + 1][vertices] > Number.MAX_SAFE_INTEGER) {
      throw new RangeError(`expected fewer simplices, got ${vertices} points in dimension ${dimension}`);
    }
    this.binomials = rows;
  }

  /** How many simplices of a dimension there are. */
  count(dimension: number): number {
    return this.binomials[dimension + 1][this.vertices];
  }

  /** Writes the vertices of a simplex in descending order into the first dimension + 1 places. */
  verticesOf(index: number, dimension: number, into: Int32Array): void {
    let rest = index;
    let top = this.vertices;
    for (let k = dimension + 1; k > 0; k--) {
      // The largest v < top with C(v, k) ≤ rest.
      const row = this.binomials[k];
      let low = k - 1;
      let high = top - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (row[middle] <= rest) low = middle;
        else high = middle - 1;
      }
      into[dimension + 1 - k] = low;
      rest -= row[low];
      top = low;
    }
  }
}
