import { IndexTable } from '../homology/index-table.js';
import { squaredRadiusOfTetrahedron, squaredRadiusOfTriangle } from './enclosing-ball.js';
import type { FilteredSimplices } from './complex-persistence.js';
import { delaunay } from './delaunay.js';
import type { Sites } from './predicates.js';

/**
 * The Delaunay triangulation as a filtered complex: each simplex enters at the radius of the smallest ball that holds
 * its vertices. This Delaunay–Čech filtration has the persistent homology of the alpha complex, and so that of the union
 * of balls about the points (Bauer and Edelsbrunner, "The Morse theory of Čech and Delaunay complexes", Trans. Amer.
 * Math. Soc. 369 (2017) 3741). Its values are well conditioned, where the circumscribed spheres of slivers are not.
 * @returns simplices with squared radii; null if all points lie in one line or plane.
 */
export function* alphaComplex(sites: Sites): Generator<void, FilteredSimplices[] | null> {
  const top = yield* delaunay(sites);
  if (top === null) return null;
  const count = sites.points.length / sites.dimension;
  const listed = [withAscendingVertices(top, sites.dimension + 1)];
  /** Numbers of the facets of the simplices that are one dimension above. */
  const facets: Int32Array[] = [];
  for (let size = sites.dimension + 1; size > 2; size--) {
    const below = facetsOf(listed[0], size, count);
    listed.unshift(below.vertices);
    facets.unshift(below.numbers);
    yield;
  }
  // Edges have their ends for facets.
  facets.unshift(listed[0]);
  const squared = squaredDistancesOf(sites);
  const complex: FilteredSimplices[] = [{ values: new Float64Array(count), facets: new Int32Array(0) }];
  listed.forEach((vertices, k) => {
    complex.push({ values: squaredRadii(vertices, k + 2, squared, complex[k].values, facets[k]), facets: facets[k] });
  });
  return complex;
}

/** The same simplices, the vertices of each in ascending order. */
function withAscendingVertices(simplices: Int32Array, size: number): Int32Array {
  const sorted = simplices.slice();
  for (let at = 0; at < sorted.length; at += size) sorted.subarray(at, at + size).sort();
  return sorted;
}

/** The facets of simplices, each once, and which of them are those of each simplex. */
function facetsOf(
  simplices: Int32Array,
  size: number,
  count: number,
): { readonly vertices: Int32Array; readonly numbers: Int32Array } {
  const known = new IndexTable(simplices.length);
  const vertices: number[] = [];
  const numbers = new Int32Array(simplices.length);
  for (let at = 0; at < simplices.length; at++) {
    const start = at - (at % size);
    let key = 0;
    for (let place = start; place < start + size; place++) if (place !== at) key = key * count + simplices[place];
    let number = known.get(key);
    if (number < 0) {
      number = vertices.length / (size - 1);
      known.set(key, number);
      for (let place = start; place < start + size; place++) if (place !== at) vertices.push(simplices[place]);
    }
    numbers[at] = number;
  }
  return { vertices: Int32Array.from(vertices), numbers };
}

type SquaredDistance = (a: number, b: number) => number;

function squaredDistancesOf({ points, dimension }: Sites): SquaredDistance {
  return (a, b) => {
    let square = 0;
    for (let k = 0; k < dimension; k++) square += (points[a * dimension + k] - points[b * dimension + k]) ** 2;
    return square;
  };
}

/** @param ofFacets squared radii of simplices of one dimension less. */
function squaredRadii(
  simplices: Int32Array,
  size: number,
  squared: SquaredDistance,
  ofFacets: Float64Array,
  facets: Int32Array,
): Float64Array {
  return Float64Array.from({ length: simplices.length / size }, (_, simplex) => {
    const [a, b, c, d] = simplices.subarray(simplex * size, (simplex + 1) * size);
    if (size === 2) return squared(a, b) / 4;
    if (size === 3) return squaredRadiusOfTriangle(squared(a, b), squared(b, c), squared(c, a));
    const own = facets.subarray(simplex * size, (simplex + 1) * size);
    const largest = Math.max(...Array.from(own, (facet) => ofFacets[facet]));
    return squaredRadiusOfTetrahedron(
      squared(a, b),
      squared(a, c),
      squared(a, d),
      squared(b, c),
      squared(b, d),
      squared(c, d),
      largest,
    );
  });
}
