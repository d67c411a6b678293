/**
 * Folds of a map from a curve to ℝ¹: how often the codes along it change from rising to falling or back. An injective
 * map of an arc has none; a map of a closed curve has at least two.
 * @param codes along the curve, in order; of a closed curve each point once.
 */
export function foldCount(codes: ArrayLike<number>, isClosed: boolean): number {
  const signs: number[] = [];
  const steps = isClosed ? codes.length : codes.length - 1;
  for (let k = 0; k < steps; k++) {
    const change = codes[(k + 1) % codes.length] - codes[k];
    if (change !== 0) signs.push(Math.sign(change));
  }
  const inside = signs.filter((sign, k) => k > 0 && sign !== signs[k - 1]).length;
  return inside + (isClosed && signs.length > 0 && signs[0] !== signs[signs.length - 1] ? 1 : 0);
}

/**
 * Winding number of a closed curve of directions in the plane around 0: the degree of a map S¹ → S¹, ±1 for a
 * homeomorphism. Exact where neighbours along the curve are less than half a turn apart.
 * @param codes rows × 2, row-major, none 0; each point of the closed curve once.
 */
export function windingNumber(codes: ArrayLike<number>): number {
  const rows = codes.length / 2;
  let turned = 0;
  for (let k = 0; k < rows; k++) {
    const next = (k + 1) % rows;
    const [x, y, u, v] = [codes[2 * k], codes[2 * k + 1], codes[2 * next], codes[2 * next + 1]];
    turned += Math.atan2(x * v - y * u, x * u + y * v);
  }
  // Without the sign that a 0 may have.
  return Math.round(turned / (2 * Math.PI)) + 0;
}

/**
 * Degree of a map from a closed triangulated surface to S²: the signed solid angle of the images of its triangles, over
 * 4π (Van Oosterom & Strackee, 1983). Exact where no triangle's image is as large as half the sphere.
 * @param codes rows × 3, row-major, none 0: the images of the vertices.
 * @param triangles three row numbers of each triangle, all oriented alike.
 */
export function sphereDegree(codes: ArrayLike<number>, triangles: ArrayLike<number>): number {
  const unit = new Float64Array(codes.length);
  for (let at = 0; at < codes.length; at += 3) {
    const length = Math.hypot(codes[at], codes[at + 1], codes[at + 2]);
    for (let k = at; k < at + 3; k++) unit[k] = codes[k] / length;
  }
  const dot = (a: number, b: number): number =>
    unit[a] * unit[b] + unit[a + 1] * unit[b + 1] + unit[a + 2] * unit[b + 2];
  let angle = 0;
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [3 * triangles[at], 3 * triangles[at + 1], 3 * triangles[at + 2]];
    const volume =
      unit[a] * (unit[b + 1] * unit[c + 2] - unit[b + 2] * unit[c + 1]) +
      unit[a + 1] * (unit[b + 2] * unit[c] - unit[b] * unit[c + 2]) +
      unit[a + 2] * (unit[b] * unit[c + 1] - unit[b + 1] * unit[c]);
    angle += 2 * Math.atan2(volume, 1 + dot(a, b) + dot(b, c) + dot(c, a));
  }
  return Math.round(angle / (4 * Math.PI)) + 0;
}
