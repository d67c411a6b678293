import { ApparentPairs } from './apparent-pairs.js';
import type { Columns } from './cohomology.js';
import type { Filtration } from './filtration.js';
import { filtrationOrder } from './filtration-order.js';
import type { IndexTable } from './index-table.js';
import { SimplexBuffer, type SimplexList } from './simplex-list.js';

/**
 * The simplices of the next dimension that need reduction: by clearing, pivots do not, and neither do those in apparent
 * pairs.
 * @param facets all simplices of this dimension.
 * @param pivots of the reduction of this dimension, without those of apparent pairs.
 * @param keepsAll whether all of them are wanted, for the dimension after.
 */
export function nextColumns(
  filtration: Filtration,
  dimension: number,
  facets: SimplexList,
  pivots: IndexTable,
  keepsAll: boolean,
): Columns {
  const { simplices, edges, ranks } = filtration;
  const rows = simplices.vertices;
  const binomials = simplices.binomials[dimension + 2];
  const withFacets = new ApparentPairs(filtration, dimension);
  const withCofacets = new ApparentPairs(filtration, dimension + 1);
  const vertices = new Int32Array(dimension + 2);
  const facet = vertices.subarray(1);
  const [kept, all] = [new SimplexBuffer(), new SimplexBuffer()];
  // Where the rows of distances from the vertices of a facet begin.
  const starts = new Int32Array(dimension + 1);
  for (let at = 0; at < facets.indices.length; at++) {
    const index = facets.indices[at];
    const diameter = facets.diameters[at];
    simplices.verticesOf(index, dimension, facet);
    for (let k = 0; k <= dimension; k++) starts[k] = facet[k] * rows;
    // Each once: as the facet without its largest vertex.
    for (let v = facet[0] + 1; v < rows; v++) {
      let greatest = diameter;
      for (let k = 0; k <= dimension && greatest < ranks; k++) greatest = Math.max(greatest, edges[starts[k] + v]);
      if (greatest >= ranks) continue;
      const simplex = index + binomials[v];
      if (keepsAll) all.push(simplex, greatest);
      vertices[0] = v;
      const isPaired =
        withCofacets.hasCofacet(vertices, greatest) ||
        withFacets.facetOfVertices(vertices, greatest) >= 0 ||
        pivots.get(simplex) >= 0;
      if (!isPaired) kept.push(simplex, greatest);
    }
  }
  const unsorted = kept.list();
  const order = filtrationOrder(unsorted.diameters, unsorted.indices);
  return {
    indices: inOrder(unsorted.indices, order),
    diameters: inOrder(unsorted.diameters, order),
    all: keepsAll ? all.list() : null,
  };
}

function inOrder(values: Float64Array, order: Uint32Array): Float64Array {
  const ordered = new Float64Array(order.length);
  for (let at = 0; at < order.length; at++) ordered[at] = values[order[at]];
  return ordered;
}
