import { ApparentPairs } from './apparent-pairs.js';
import { endsOf, type Edges, type Filtration } from './filtration.js';
import { filtrationOrder } from './filtration-order.js';
import type { IndexTable } from './index-table.js';
import { SimplexBuffer, simplicesAt, type SimplexList } from './simplex-list.js';

/** Vertices in a word of a set of bits. */
const wordBits = 32;

/**
 * The triangles that need reduction: by clearing, pivots of the edges' reduction do not, and neither do those in apparent pairs.
 * Edges are joined diameter by diameter. As sets of bits, the vertices that are joined to both ends of an edge make the triangles
 * of its diameter, and those that are joined to all three corners their cofacets of that diameter.
 * @param edges of the filtration, in its order.
 * @param pivots of the reduction of edges, without those of apparent pairs.
 */
export function triangleColumns(filtration: Filtration, edges: Edges, pivots: IndexTable): SimplexList {
  const { simplices, edges: ranks } = filtration;
  const rows = simplices.vertices;
  const [, , ofTwo, ofThree] = simplices.binomials;
  const withFacets = new ApparentPairs(filtration, 1);
  const withCofacets = new ApparentPairs(filtration, 2);
  const words = Math.ceil(rows / wordBits);
  const joined = new Int32Array(rows * words);
  const join = (i: number, j: number): void => {
    joined[i * words + (j >>> 5)] |= 1 << (j & 31);
  };
  /** What is joined to both ends of an edge. */
  const common = new Int32Array(words);
  const triangle = new Int32Array(3);
  const kept = new SimplexBuffer();
  const { indices, diameters } = edges;
  for (let first = 0, next = 0; first < indices.length; first = next) {
    const diameter = diameters[first];
    for (; next < indices.length && diameters[next] === diameter; next++) {
      const [i, j] = endsOf(indices[next]);
      join(i, j);
      join(j, i);
    }
    for (let edge = first; edge < next; edge++) {
      const [i, j] = endsOf(indices[edge]);
      for (let word = 0; word < words; word++) common[word] = joined[i * words + word] & joined[j * words + word];
      for (let word = 0; word < words; word++) {
        for (let rest = common[word]; rest !== 0;) {
          const bit = 31 - Math.clz32(rest);
          rest ^= 1 << bit;
          const k = word * wordBits + bit;
          // Of several longest edges, the one of the largest index makes the triangle.
          if ((k > j && ranks[i * rows + k] === diameter) || (k > i && ranks[j * rows + k] === diameter)) continue;
          triangle[0] = Math.max(i, k);
          triangle[1] = k > i ? i : Math.max(j, k);
          triangle[2] = Math.min(j, k);
          const added = largestCommon(common, joined, k * words);
          if (added >= 0 && withCofacets.isLastFacet(triangle, added, diameter)) continue;
          if (withFacets.facetOfVertices(triangle, diameter) >= 0) continue;
          const index = ofThree[triangle[0]] + ofTwo[triangle[1]] + triangle[2];
          if (pivots.get(index) < 0) kept.push(index, diameter);
        }
      }
    }
  }
  const unsorted = kept.list();
  return simplicesAt(unsorted, filtrationOrder(unsorted.diameters, unsorted.indices));
}

/** The largest number that is in two sets of bits, the second of which begins at `from`; −1 if they have nothing in common. */
function largestCommon(bits: Int32Array, others: Int32Array, from: number): number {
  for (let word = bits.length - 1; word >= 0; word--) {
    const both = bits[word] & others[from + word];
    if (both !== 0) return word * wordBits + 31 - Math.clz32(both);
  }
  return -1;
}
