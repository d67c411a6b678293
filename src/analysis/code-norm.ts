import type { CodeNormResult } from '../protocol/result.js';

/**
 * How near the codes of points come to 0 before they are normalised: of the parts of a code that become unit vectors, the
 * one whose least norm is the smallest share of its median.
 * @param outputs rows × width, row-major: what the encoder's last layer gives.
 * @param parts where the vectors stand in a row.
 * @returns null if there are no points or no parts.
 */
export function measureCodeNorm(
  outputs: Float64Array,
  width: number,
  parts: readonly { readonly start: number; readonly size: number }[],
): CodeNormResult | null {
  if (outputs.length === 0) return null;
  const found = parts.map(({ start, size }) => {
    const norms = new Float64Array(outputs.length / width);
    norms.forEach((_, row) => {
      const at = row * width + start;
      norms[row] = Math.hypot(...outputs.subarray(at, at + size));
    });
    norms.sort();
    return { least: norms[0], median: norms[Math.floor(norms.length / 2)] };
  });
  const share = ({ least, median }: CodeNormResult): number => (median > 0 ? least / median : 0);
  return found.toSorted((a, b) => share(a) - share(b)).at(0) ?? null;
}
