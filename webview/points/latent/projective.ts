import * as l10n from '@vscode/l10n';
import { subscript } from '../../format.js';
import type { LatentKind } from './kind.js';
import { byNumbers } from './plain.js';
import { suggestedBy } from './topology.js';

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
  suggests: (manifold) =>
    suggestedBy(manifold, (n) =>
      n === 2
        ? {
            betti: [1, 1, 1],
            embedding: 4,
            code: 'projective(2)',
            latent: { kind: 'projective', dimension: 2 },
            reason: l10n.t('It has the Betti numbers over Z/2 of the data.'),
          }
        : null,
    ),
};

function codeNames(d: number): readonly string[] {
  const rows = Array.from({ length: d + 1 }, (_, k) => k + 1);
  const entry = (i: number, j: number): string => `P${subscript(i)}${subscript(j)}`;
  return [...rows.flatMap((i) => rows.slice(i).map((j) => `√2 ${entry(i, j)}`)), ...rows.map((i) => entry(i, i))];
}
