import { squaredRadiusOfTetrahedron, squaredRadiusOfTriangle } from './enclosing-ball.js';
import type { FilteredSimplices } from './complex-persistence.js';

/**
 * The Čech complex of points in a Euclidean space of any dimension: a simplex enters where the balls about its vertices
 * have a point in common, at the radius of the smallest ball that holds the vertices. It has the homology of the union
 * of the balls (nerve theorem).
 * @param distances rows × rows, symmetric.
 * @param dimension of its largest simplices: 2 for homology up to 1, 3 for homology up to 2.
 * @returns simplices with squared radii.
 */
export function cechComplex(distances: Float64Array, rows: number, dimension: 2 | 3): FilteredSimplices[] {
  const squares = distances.map((distance) => distance * distance);
  const vertices = { values: new Float64Array(rows), facets: new Int32Array(0) };
  const triangles = allTriangles(squares, rows);
  const complex = [vertices, allEdges(squares, rows), triangles];
  return dimension === 2 ? complex : [...complex, allTetrahedra(squares, rows, triangles.values)];
}

/** Place of the edge i > j among all. */
function edgeAt(i: number, j: number): number {
  return (i * (i - 1)) / 2 + j;
}

/** Place of the triangle i > j > k among all. */
function triangleAt(i: number, j: number, k: number): number {
  return (i * (i - 1) * (i - 2)) / 6 + edgeAt(j, k);
}

function allEdges(squares: Float64Array, rows: number): FilteredSimplices {
  const values = new Float64Array(edgeAt(rows, 0));
  const facets = new Int32Array(2 * values.length);
  let at = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++, at++) {
      values[at] = squares[i * rows + j] / 4;
      facets[2 * at] = i;
      facets[2 * at + 1] = j;
    }
  }
  return { values, facets };
}

function allTriangles(squares: Float64Array, rows: number): FilteredSimplices {
  const values = new Float64Array(triangleAt(rows, 0, 0));
  const facets = new Int32Array(3 * values.length);
  let at = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      for (let k = 0; k < j; k++, at++) {
        values[at] = squaredRadiusOfTriangle(squares[i * rows + j], squares[j * rows + k], squares[i * rows + k]);
        facets[3 * at] = edgeAt(i, j);
        facets[3 * at + 1] = edgeAt(i, k);
        facets[3 * at + 2] = edgeAt(j, k);
      }
    }
  }
  return { values, facets };
}

/** @param ofTriangles squared radii. */
function allTetrahedra(squares: Float64Array, rows: number, ofTriangles: Float64Array): FilteredSimplices {
  const count = (rows * (rows - 1) * (rows - 2) * (rows - 3)) / 24;
  const values = new Float64Array(count);
  const facets = new Int32Array(4 * count);
  let at = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      for (let k = 0; k < j; k++) {
        for (let l = 0; l < k; l++, at++) {
          const own = [triangleAt(i, j, k), triangleAt(i, j, l), triangleAt(i, k, l), triangleAt(j, k, l)];
          facets.set(own, 4 * at);
          values[at] = squaredRadiusOfTetrahedron(
            squares[i * rows + j],
            squares[i * rows + k],
            squares[i * rows + l],
            squares[j * rows + k],
            squares[j * rows + l],
            squares[k * rows + l],
            Math.max(ofTriangles[own[0]], ofTriangles[own[1]], ofTriangles[own[2]], ofTriangles[own[3]]),
          );
        }
      }
    }
  }
  return { values, facets };
}
