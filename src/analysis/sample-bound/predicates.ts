import { incircle, insphere, orient2d, orient3d } from 'robust-predicates';

/** Points of the plane or of space, row-major. */
export interface Sites {
  readonly points: Float64Array;
  readonly dimension: 2 | 3;
}

/**
 * On which side the last vertex of a simplex lies of the facet of the others: positive on one, negative on the other, 0
 * in its plane. The sign is exact (Shewchuk, "Adaptive precision floating-point arithmetic and fast robust geometric
 * predicates", 1997).
 * @param vertices rows of three points in the plane, four in space, from `at` on.
 */
export function orientation({ points, dimension }: Sites, vertices: ArrayLike<number>, at = 0): number {
  const a = dimension * vertices[at];
  const b = dimension * vertices[at + 1];
  const c = dimension * vertices[at + 2];
  if (dimension === 2) return -orient2d(points[a], points[a + 1], points[b], points[b + 1], points[c], points[c + 1]);
  const d = dimension * vertices[at + 3];
  return -orient3d(
    points[a],
    points[a + 1],
    points[a + 2],
    points[b],
    points[b + 1],
    points[b + 2],
    points[c],
    points[c + 1],
    points[c + 2],
    points[d],
    points[d + 1],
    points[d + 2],
  );
}

/**
 * Whether a point lies inside the circumscribed sphere of a simplex with positive {@link orientation}; on it does not
 * count. Exact as well.
 */
export function isInsideSphere({ points, dimension }: Sites, vertices: ArrayLike<number>, at: number, point: number) {
  const a = dimension * vertices[at];
  const b = dimension * vertices[at + 1];
  const c = dimension * vertices[at + 2];
  const p = dimension * point;
  if (dimension === 2)
    return (
      incircle(points[a], points[a + 1], points[b], points[b + 1], points[c], points[c + 1], points[p], points[p + 1]) >
      0
    );
  const d = dimension * vertices[at + 3];
  return (
    insphere(
      points[a],
      points[a + 1],
      points[a + 2],
      points[b],
      points[b + 1],
      points[b + 2],
      points[c],
      points[c + 1],
      points[c + 2],
      points[d],
      points[d + 1],
      points[d + 2],
      points[p],
      points[p + 1],
      points[p + 2],
    ) > 0
  );
}
