import * as l10n from '@vscode/l10n';
import { subscript } from '../../format.js';
import { memoized } from '../memoized.js';
import type { LatentKind } from './kind.js';
import { fullTurn } from './lines.js';
import { byNumbers, numbered } from './plain.js';
import { onCircle } from './sphere.js';

/** Tᵈ: the square, or cube, of its angles with opposite sides identified; of one dimension a circle in the plane. */
export const torus: LatentKind = {
  codeNames: (_, codeSize) => numbered(codeSize),
  space: (d, codeSize) => {
    if (d === 1) return byNumbers(numbered(codeSize), [-1, 1]);
    const names = Array.from({ length: d }, (_, k) => ({ name: `θ${subscript(k + 1)}`, unit: 'rad' }));
    return {
      quantities: names,
      columns: names,
      of: memoized(angles),
      range: null,
      identified: { periods: names.map(() => fullTurn), sides: l10n.t('opposite sides identified') },
    };
  },
  codeAt: (d, x, y) => {
    if (d === 1) return onCircle(x, y);
    return d === 2 ? Float32Array.of(Math.cos(x), Math.sin(x), Math.cos(y), Math.sin(y)) : null;
  },
  line: (from, to) => (t) =>
    from.map((_, k) => {
      const pair = k - (k % 2);
      const angle = (1 - t) * Math.atan2(from[pair + 1], from[pair]) + t * Math.atan2(to[pair + 1], to[pair]);
      return k % 2 === 0 ? Math.cos(angle) : Math.sin(angle);
    }),
  options: () => [{ code: 'torus(2)', latent: { kind: 'torus', dimension: 2 } }],
};

/** The angle of each pair of numbers. */
function angles(codes: Float32Array): Float32Array {
  return Float32Array.from({ length: codes.length / 2 }, (_, k) => Math.atan2(codes[2 * k + 1], codes[2 * k]));
}
