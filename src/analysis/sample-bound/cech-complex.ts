import { squaredRadiusOfTetrahedron, squaredRadiusOfTriangle } from './enclosing-ball.js';
import type { FilteredSimplices } from './complex-persistence.js';

/**
 * The Čech complex of points in a Euclidean space of any dimension: a simplex enters where the balls about its vertices
 * have a point in common, at the radius of the smallest ball that holds the vertices. It has the homology of the union
 * of the balls (nerve theorem).
 * @param distances rows × rows, symmetric.
 * @param dimension of its largest simplices: 2 for homology up to 1, 3 for homology up to 2.
 * @param radius larger simplices are left out.
 * @returns simplices with squared radii.
 */
export function cechComplex(
  distances: Float64Array,
  rows: number,
  dimension: 2 | 3,
  radius = Infinity,
): FilteredSimplices[] {
  const squares = distances.map((distance) => distance * distance);
  const limit = radius * radius;
  const vertices = { values: new Float64Array(rows), facets: new Int32Array(0) };
  const edges = edgesWithin(squares, rows, limit);
  const triangles = trianglesWithin(squares, rows, limit, edges.placeOf);
  const complex = [vertices, edges.simplices, triangles.simplices];
  return dimension === 2 ? complex : [...complex, tetrahedraWithin(squares, rows, limit, triangles)];
}

/** Simplices of one dimension, and where each of all possible ones stands among them; −1 where it is left out. */
interface Placed {
  readonly simplices: FilteredSimplices;
  readonly placeOf: Int32Array;
}

/** Number of the edge i > j among all. */
function edgeAt(i: number, j: number): number {
  return (i * (i - 1)) / 2 + j;
}

/** Number of the triangle i > j > k among all. */
function triangleAt(i: number, j: number, k: number): number {
  return (i * (i - 1) * (i - 2)) / 6 + edgeAt(j, k);
}

/** A list of simplices that grows, one number of vertices each. */
class SimplexBuffer {
  private values = new Float64Array(1024);
  private facets: Int32Array;
  count = 0;

  constructor(private readonly size: number) {
    this.facets = new Int32Array(size * this.values.length);
  }

  /** Adds a simplex; its facets are to be written from the place that is returned. */
  add(value: number): number {
    if (this.count === this.values.length) {
      this.values = grown(this.values, new Float64Array(2 * this.count));
      this.facets = grown(this.facets, new Int32Array(2 * this.count * this.size));
    }
    this.values[this.count] = value;
    return this.size * this.count++;
  }

  /** Sets one of the facets. */
  set(at: number, facet: number): void {
    this.facets[at] = facet;
  }

  list(): FilteredSimplices {
    return { values: this.values.slice(0, this.count), facets: this.facets.slice(0, this.size * this.count) };
  }
}

function grown<Values extends Float64Array | Int32Array>(from: Values, to: Values): Values {
  to.set(from);
  return to;
}

function edgesWithin(squares: Float64Array, rows: number, limit: number): Placed {
  const placeOf = new Int32Array(edgeAt(rows, 0)).fill(-1);
  const kept = new SimplexBuffer(2);
  for (let i = 0, number = 0; i < rows; i++) {
    for (let j = 0; j < i; j++, number++) {
      const value = squares[i * rows + j] / 4;
      if (value > limit) continue;
      placeOf[number] = kept.count;
      const at = kept.add(value);
      kept.set(at, i);
      kept.set(at + 1, j);
    }
  }
  return { simplices: kept.list(), placeOf };
}

function trianglesWithin(squares: Float64Array, rows: number, limit: number, edges: Int32Array): Placed {
  const placeOf = new Int32Array(triangleAt(rows, 0, 0)).fill(-1);
  const kept = new SimplexBuffer(3);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      if (edges[edgeAt(i, j)] < 0) continue;
      for (let k = 0; k < j; k++) {
        if (edges[edgeAt(i, k)] < 0 || edges[edgeAt(j, k)] < 0) continue;
        const value = squaredRadiusOfTriangle(squares[i * rows + j], squares[j * rows + k], squares[i * rows + k]);
        if (value > limit) continue;
        placeOf[triangleAt(i, j, k)] = kept.count;
        const at = kept.add(value);
        kept.set(at, edges[edgeAt(i, j)]);
        kept.set(at + 1, edges[edgeAt(i, k)]);
        kept.set(at + 2, edges[edgeAt(j, k)]);
      }
    }
  }
  return { simplices: kept.list(), placeOf };
}

function tetrahedraWithin(
  squares: Float64Array,
  rows: number,
  limit: number,
  { simplices: { values }, placeOf }: Placed,
): FilteredSimplices {
  const kept = new SimplexBuffer(4);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      for (let k = 0; k < j; k++) {
        const ijk = placeOf[triangleAt(i, j, k)];
        if (ijk < 0) continue;
        for (let l = 0; l < k; l++) {
          const ijl = placeOf[triangleAt(i, j, l)];
          const ikl = placeOf[triangleAt(i, k, l)];
          const jkl = placeOf[triangleAt(j, k, l)];
          if (ijl < 0 || ikl < 0 || jkl < 0) continue;
          const value = squaredRadiusOfTetrahedron(
            squares[i * rows + j],
            squares[i * rows + k],
            squares[i * rows + l],
            squares[j * rows + k],
            squares[j * rows + l],
            squares[k * rows + l],
            Math.max(values[ijk], values[ijl], values[ikl], values[jkl]),
          );
          if (value > limit) continue;
          const at = kept.add(value);
          kept.set(at, ijk);
          kept.set(at + 1, ijl);
          kept.set(at + 2, ikl);
          kept.set(at + 3, jkl);
        }
      }
    }
  }
  return kept.list();
}
