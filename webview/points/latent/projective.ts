import { subscript } from '../../format.js';
import type { LatentKind } from './kind.js';
import { byNumbers } from './plain.js';

/**
 * ℝPᵈ, drawn by the entries of its projectors: those above the diagonal come first, in which the plane is Steiner's
 * Roman surface.
 */
export const projective: LatentKind = {
  codeNames,
  space: (d) => byNumbers(codeNames(d)),
  codeAt: () => null,
  line: null,
  options: () => [{ code: 'projective(2)', latent: { kind: 'projective', dimension: 2 } }],
};

function codeNames(d: number): readonly string[] {
  const rows = Array.from({ length: d + 1 }, (_, k) => k + 1);
  const entry = (i: number, j: number): string => `P${subscript(i)}${subscript(j)}`;
  return [...rows.flatMap((i) => rows.slice(i).map((j) => `√2 ${entry(i, j)}`)), ...rows.map((i) => entry(i, i))];
}
