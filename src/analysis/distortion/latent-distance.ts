import type { LatentCode } from '../../autoencoder/latent-code.js';

/**
 * Distances within a latent space between all codes: the length of the shortest path, with spheres of radius 1 and the
 * product metric; Euclidean where nothing is curved, and, for codes that are no unit vectors, as they lie in ℝ^size.
 * @param codes rows × size, row-major.
 * @returns rows × rows, row-major, symmetric with 0 on the diagonal.
 */
export function latentDistances(codes: Float64Array | Float32Array, { size, parts }: LatentCode): Float64Array {
  const rows = codes.length / size;
  const groups = parts.filter(({ kind }) => kind === 'unitVector');
  const normalized = new Set(groups.flatMap((group) => Array.from({ length: group.size }, (_, k) => group.start + k)));
  const plain = Array.from({ length: size }, (_, k) => k).filter((k) => !normalized.has(k));
  const distances = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      let square = 0;
      for (const k of plain) square += (codes[i * size + k] - codes[j * size + k]) ** 2;
      for (const group of groups)
        square += angle(codes, i * size + group.start, j * size + group.start, group.size) ** 2;
      distances[i * rows + j] = distances[j * rows + i] = Math.sqrt(square);
    }
  }
  return distances;
}

/** Angle between two unit vectors, which keeps its digits where it is small (Kahan, 2006). */
function angle(codes: Float64Array | Float32Array, a: number, b: number, width: number): number {
  let apart = 0;
  let together = 0;
  for (let k = 0; k < width; k++) {
    apart += (codes[a + k] - codes[b + k]) ** 2;
    together += (codes[a + k] + codes[b + k]) ** 2;
  }
  return 2 * Math.atan2(Math.sqrt(apart), Math.sqrt(together));
}
