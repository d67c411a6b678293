import type { Filtration } from './filtration.js';

/**
 * Apparent pairs (Bauer 2021, § 3.5): a d-simplex is the last facet of a cofacet that is its own first cofacet, and
 * both have one diameter. Such a pair is a bar of length 0 and a column that is reduced as it stands, so that its
 * columns need neither be sorted nor kept: most simplices of a Vietoris–Rips filtration are in one, and it is found
 * from the simplex alone. Of one diameter, the cofacet of the largest new vertex comes first, and the facet without the
 * smallest vertex first.
 */
export class ApparentPairs {
  private readonly cofacet: Int32Array;
  private readonly facet: Int32Array;

  /** @param dimension d. */
  constructor(
    private readonly filtration: Filtration,
    private readonly dimension: number,
  ) {
    this.cofacet = new Int32Array(dimension + 2);
    this.facet = new Int32Array(dimension + 1);
  }

  /**
   * Whether a d-simplex is in an apparent pair with one of its cofacets.
   * @param vertices in descending order.
   */
  hasCofacet(vertices: Int32Array, diameter: number): boolean {
    const added = this.firstCofacet(vertices, diameter, -1);
    return added >= 0 && this.isLastFacet(vertices, added, diameter);
  }

  /**
   * Whether a d-simplex is the last facet of its diameter of a cofacet.
   * @param vertices in descending order.
   * @param added the vertex that makes the cofacet, of no greater diameter.
   */
  isLastFacet(vertices: Int32Array, added: number, diameter: number): boolean {
    if (added > vertices[0]) return true;
    const { dimension } = this;
    const cofacet = this.cofacet;
    let place = 0;
    for (; place <= dimension && vertices[place] > added; place++) cofacet[place] = vertices[place];
    cofacet[place] = added;
    for (let k = place; k <= dimension; k++) cofacet[k + 1] = vertices[k];
    // Facets that come after this one lack a vertex greater than the new one.
    for (let without = 0; without < place; without++) if (this.facetHas(diameter, without)) return false;
    return true;
  }

  /** The index of the d-simplex that is in an apparent pair with a simplex of d + 1 dimensions; −1 without one. */
  facetOf(index: number, diameter: number): number {
    this.filtration.simplices.verticesOf(index, this.dimension + 1, this.cofacet);
    return this.facetOfVertices(this.cofacet, diameter);
  }

  /** The same of a simplex that is given by its vertices, in descending order. */
  facetOfVertices(vertices: Int32Array, diameter: number): number {
    const { dimension } = this;
    const { binomials } = this.filtration.simplices;
    const cofacet = this.cofacet;
    const facet = this.facet;
    for (let k = 0; k <= dimension + 1; k++) cofacet[k] = vertices[k];
    let without = 0;
    while (!this.facetHas(diameter, without)) without++;
    let index = 0;
    for (let k = 0; k <= dimension; k++) {
      facet[k] = cofacet[k < without ? k : k + 1];
      index += binomials[dimension + 1 - k][facet[k]];
    }
    return this.firstCofacet(facet, diameter, cofacet[without]) < 0 ? index : -1;
  }

  /** The largest vertex above `bound` that makes a cofacet of no greater diameter; −1 without one. */
  private firstCofacet(vertices: Int32Array, diameter: number, bound: number): number {
    const { dimension } = this;
    const { edges } = this.filtration;
    const rows = this.filtration.simplices.vertices;
    const row = vertices[0] * rows;
    for (let v = rows - 1; v > bound; v--) {
      if (edges[row + v] > diameter) continue;
      let k = dimension;
      while (k >= 0 && vertices[k] !== v && edges[vertices[k] * rows + v] <= diameter) k--;
      if (k < 0) return v;
    }
    return -1;
  }

  /** Whether the cofacet's facet without one of its vertices has the cofacet's diameter. */
  private facetHas(diameter: number, without: number): boolean {
    const { dimension } = this;
    const { edges } = this.filtration;
    const rows = this.filtration.simplices.vertices;
    const cofacet = this.cofacet;
    for (let i = 0; i <= dimension + 1; i++) {
      if (i === without) continue;
      for (let j = i + 1; j <= dimension + 1; j++) {
        if (j !== without && edges[cofacet[i] * rows + cofacet[j]] === diameter) return true;
      }
    }
    return false;
  }
}
