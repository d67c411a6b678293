import * as l10n from '@vscode/l10n';
import { memoized } from '../memoized.js';
import type { LatentKind } from './kind.js';
import { fullTurn, onLine, pairwise, placeOnLine } from './lines.js';
import { numbered } from './plain.js';

/** The Klein bottle, drawn as a rectangle whose left side is the right one turned over, and its lower side the upper one. */
export const klein: LatentKind = {
  codeNames: (_, codeSize) => numbered(codeSize),
  space: () => ({
    quantities: [
      { name: l10n.t('2θ of the plane'), unit: 'rad' },
      { name: l10n.t('φ in it'), unit: 'rad' },
    ],
    columns: [
      { name: '2θ of the plane', unit: 'rad' },
      { name: 'φ in it', unit: 'rad' },
    ],
    of: memoized((codes) =>
      pairwise(codes, 5, (at) => {
        const [twice, along] = placeOnLine(codes, at);
        return [twice, Math.atan2(along, codes[at + 4])];
      }),
    ),
    range: null,
    identified: {
      periods: [fullTurn, fullTurn],
      sides: l10n.t('opposite sides identified, left with right upside down'),
    },
  }),
  codeAt: (_, x, y) => Float32Array.of(...onLine(x, Math.sin(y)), Math.cos(y)),
  line: null,
  options: () => [{ code: 'klein()', latent: { kind: 'klein', dimension: 2 } }],
};
