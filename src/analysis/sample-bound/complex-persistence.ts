import { orderByValue } from '../homology/filtration-order.js';
import type { Barcode } from '../homology/persistence.js';
import { BitColumn } from './bit-column.js';

/** The simplices of one dimension k of a filtered complex. */
export interface FilteredSimplices {
  /** When each enters: never before its facets. */
  readonly values: Float64Array;
  /** The k + 1 facets of each, one simplex after the other, as numbers of simplices of dimension k − 1; empty for k = 0. */
  readonly facets: Int32Array;
}

/** Entries that are added between two pauses: about a tenth of a second. */
const batch = 5_000_000;

/**
 * Persistent homology over Z/2 of a filtered complex that is given as a list of simplices, by persistent cohomology with
 * clearing (de Silva, Morozov and Vejdemo-Johansson, Inverse Problems 27 (2011) 124003). For Vietoris–Rips complexes
 * `persistentHomology` is faster, since it needs no list.
 * @param complex the simplices of dimensions 0, 1, ….
 * @yields after about a tenth of a second each time.
 * @returns barcodes of all dimensions but the last, without bars of length 0; a death is ∞ if nothing ends the bar.
 */
export function* complexBarcodes(complex: readonly FilteredSimplices[]): Generator<void, Barcode[]> {
  const barcodes: Barcode[] = [];
  let isPaired = new Uint8Array(complex[0].values.length);
  let order = orderByValue(complex[0].values);
  for (let k = 0; k + 1 < complex.length; k++) {
    const values = complex[k].values;
    const next = complex[k + 1];
    const nextOrder = orderByValue(next.values);
    yield;
    const cofacets = cofacetsOf(next, k + 2, values.length, nextOrder);
    const pivots = yield* reduce(order, isPaired, cofacets, nextOrder.length);
    const bars: [number, number][] = [];
    const ends = new Float64Array(values.length).fill(Infinity);
    isPaired.forEach((paired, simplex) => {
      if (paired === 1) ends[simplex] = values[simplex];
    });
    const nextPaired = new Uint8Array(nextOrder.length);
    pivots.forEach((simplex, rank) => {
      if (simplex < 0) return;
      ends[simplex] = next.values[nextOrder[rank]];
      nextPaired[nextOrder[rank]] = 1;
    });
    for (const simplex of order) if (ends[simplex] > values[simplex]) bars.push([values[simplex], ends[simplex]]);
    barcodes.push({
      births: Float64Array.from(bars, ([birth]) => birth),
      deaths: Float64Array.from(bars, ([, death]) => death),
    });
    isPaired = nextPaired;
    order = nextOrder;
    yield;
  }
  return barcodes;
}

/** Of each simplex, the places of its cofacets in the filtration, ascending: from starts[i] to starts[i + 1]. */
interface Cofacets {
  readonly starts: Uint32Array;
  readonly ranks: Int32Array;
}

function cofacetsOf({ facets }: FilteredSimplices, size: number, count: number, order: Uint32Array): Cofacets {
  const starts = new Uint32Array(count + 1);
  for (const facet of facets) starts[facet + 1]++;
  for (let i = 0; i < count; i++) starts[i + 1] += starts[i];
  const next = starts.slice();
  const ranks = new Int32Array(facets.length);
  order.forEach((simplex, rank) => {
    for (let at = simplex * size; at < (simplex + 1) * size; at++) ranks[next[facets[at]]++] = rank;
  });
  return { starts, ranks };
}

/**
 * Reduces the coboundary matrix, from the last simplex in the filtration to the first.
 * @param isCleared simplices that end a bar of the dimension below, so that their columns would become 0.
 * @returns for each place of a cofacet the simplex whose bar it ends, −1 if it ends none.
 */
function* reduce(
  order: Uint32Array,
  isCleared: Uint8Array,
  { starts, ranks }: Cofacets,
  count: number,
): Generator<void, Int32Array> {
  const owners = new Int32Array(count).fill(-1);
  /** Columns that did not stay as they were. */
  const reduced = new Map<number, Int32Array>();
  const columnOf = (simplex: number): Int32Array =>
    reduced.get(simplex) ?? ranks.subarray(starts[simplex], starts[simplex + 1]);
  const working = new BitColumn(count);
  let added = 0;
  for (let at = order.length - 1; at >= 0; at--) {
    const simplex = order[at];
    if (isCleared[simplex] === 1) continue;
    const own = columnOf(simplex);
    if (own.length === 0) continue;
    if (owners[own[0]] < 0) {
      owners[own[0]] = simplex;
      continue;
    }
    for (const rank of own) working.toggle(rank);
    for (let pivot = own[0]; pivot >= 0; pivot = working.least()) {
      const owner = owners[pivot];
      if (owner < 0) {
        owners[pivot] = simplex;
        reduced.set(simplex, working.takeAll());
        break;
      }
      const other = columnOf(owner);
      for (const rank of other) working.toggle(rank);
      added += other.length;
      if (added > batch) {
        added = 0;
        yield;
      }
    }
  }
  return owners;
}
