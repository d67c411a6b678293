/*
 * Squared radii of smallest enclosing balls, from squared distances alone. For weights w ≥ 0 with sum 1 the variance
 * Σ w_i w_j d_ij² (i < j) is at most the squared radius, and reaches it for the right weights (the dual of the problem).
 * So each value here is one that rounding can only make too small, to second order, also where points lie nearly in
 * one line or plane. Where a weight of the circumscribed sphere's centre is negative, the ball of a facet holds all.
 */

/** Of three points, with squared distances a, b, c. */
export function squaredRadiusOfTriangle(a: number, b: number, c: number): number {
  const longest = Math.max(a, b, c);
  // An angle of 90° or more.
  if (2 * longest >= a + b + c) return longest / 4;
  const u = a * (b + c - a);
  const v = b * (c + a - b);
  const w = c * (a + b - c);
  const sum = u + v + w;
  return sum > 0 ? Math.max(longest / 4, (u * v * c + v * w * a + w * u * b) / (sum * sum)) : longest / 4;
}

/**
 * Of four points, with the squared distances between them.
 * @param ofFacets the largest squared radius of three of them.
 */
export function squaredRadiusOfTetrahedron(
  d01: number,
  d02: number,
  d03: number,
  d12: number,
  d13: number,
  d23: number,
  ofFacets: number,
): number {
  // The Gram matrix of the edges from point 0; the centre's weights solve G w = diag(G)/2.
  const g12 = (d01 + d02 - d12) / 2;
  const g13 = (d01 + d03 - d13) / 2;
  const g23 = (d02 + d03 - d23) / 2;
  const c11 = d02 * d03 - g23 * g23;
  const c12 = g13 * g23 - g12 * d03;
  const c13 = g12 * g23 - g13 * d02;
  const c22 = d01 * d03 - g13 * g13;
  const c23 = g12 * g13 - d01 * g23;
  const c33 = d01 * d02 - g12 * g12;
  const determinant = d01 * c11 + g12 * c12 + g13 * c13;
  if (!(determinant > 0)) return ofFacets;
  const w1 = (c11 * d01 + c12 * d02 + c13 * d03) / (2 * determinant);
  const w2 = (c12 * d01 + c22 * d02 + c23 * d03) / (2 * determinant);
  const w3 = (c13 * d01 + c23 * d02 + c33 * d03) / (2 * determinant);
  const w0 = 1 - w1 - w2 - w3;
  if (!(w0 >= 0 && w1 >= 0 && w2 >= 0 && w3 >= 0)) return ofFacets;
  const variance = w0 * (w1 * d01 + w2 * d02 + w3 * d03) + w1 * (w2 * d12 + w3 * d13) + w2 * w3 * d23;
  return Math.max(ofFacets, variance);
}
