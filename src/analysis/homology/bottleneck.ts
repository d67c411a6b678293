import type { Barcode } from './persistence.js';

/**
 * Bottleneck distance of two persistence diagrams of one dimension (Cohen-Steiner, Edelsbrunner & Harer, 2007): the least δ
 * for which the bars can be matched so that the ends of matched bars differ by at most δ, bars left over being no longer
 * than 2δ. Found by bisection over the values that can occur, with the matching of Hopcroft and Karp (1973).
 * @returns Infinity where the numbers of bars that never end differ.
 */
export function bottleneckDistance(a: Barcode, b: Barcode): number {
  const [endless, otherEndless] = [endlessBirths(a), endlessBirths(b)];
  if (endless.length !== otherEndless.length) return Infinity;
  // On a line, matching in order is best.
  const ofEndless = endless.reduce((most, birth, index) => Math.max(most, Math.abs(birth - otherEndless[index])), 0);
  const [p, q] = [finiteBars(a), finiteBars(b)];
  const cost = (i: number, j: number): number => {
    if (i < p.length && j < q.length) return Math.max(Math.abs(p[i][0] - q[j][0]), Math.abs(p[i][1] - q[j][1]));
    // The other points of each side stand for the diagonal; those of both sides match each other at no cost.
    if (i < p.length) return j - q.length === i ? (p[i][1] - p[i][0]) / 2 : Infinity;
    if (j < q.length) return i - p.length === j ? (q[j][1] - q[j][0]) / 2 : Infinity;
    return 0;
  };
  const size = p.length + q.length;
  const values = new Set([0]);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) if (Number.isFinite(cost(i, j))) values.add(cost(i, j));
  }
  const candidates = Float64Array.from(values).sort();
  let low = 0;
  let high = candidates.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hasPerfectMatching(size, (i, j) => cost(i, j) <= candidates[middle])) high = middle;
    else low = middle + 1;
  }
  return Math.max(ofEndless, candidates[low]);
}

function endlessBirths({ births, deaths }: Barcode): Float64Array {
  return births.filter((_, bar) => deaths[bar] === Infinity).sort();
}

function finiteBars({ births, deaths }: Barcode): [number, number][] {
  return Array.from(births, (birth, bar): [number, number] => [birth, deaths[bar]]).filter(([, death]) => death < Infinity);
}

/** Whether a bipartite graph with `size` vertices on each side has a perfect matching. */
function hasPerfectMatching(size: number, isEdge: (i: number, j: number) => boolean): boolean {
  const neighbours = Array.from({ length: size }, (_, i) => {
    const list: number[] = [];
    for (let j = 0; j < size; j++) if (isEdge(i, j)) list.push(j);
    return list;
  });
  const partnerOf = new Int32Array(size).fill(-1);
  const partnerTo = new Int32Array(size).fill(-1);
  const layer = new Int32Array(size);
  let matched = 0;
  for (;;) {
    // Breadth first from the unmatched vertices, then vertex-disjoint augmenting paths of the least length.
    layer.fill(-1);
    const queue = Array.from(partnerOf.keys()).filter((i) => partnerOf[i] < 0);
    for (const i of queue) layer[i] = 0;
    for (const i of queue) {
      for (const j of neighbours[i]) {
        const next = partnerTo[j];
        if (next >= 0 && layer[next] < 0) {
          layer[next] = layer[i] + 1;
          queue.push(next);
        }
      }
    }
    const augment = (i: number): boolean => {
      const depth = layer[i];
      layer[i] = -1;
      for (const j of neighbours[i]) {
        const next = partnerTo[j];
        if (next < 0 || (layer[next] === depth + 1 && augment(next))) {
          partnerOf[i] = j;
          partnerTo[j] = i;
          return true;
        }
      }
      return false;
    };
    let found = 0;
    for (let i = 0; i < size; i++) if (partnerOf[i] < 0 && augment(i)) found++;
    matched += found;
    if (matched === size) return true;
    if (found === 0) return false;
  }
}
