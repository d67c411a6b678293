import * as l10n from '@vscode/l10n';
import { memoized } from '../memoized.js';
import type { LatentKind } from './kind.js';
import { fullTurn, onLine, pairwise, placeOnLine } from './lines.js';
import { numbered } from './plain.js';

/** The open Möbius band, drawn as a rectangle whose left side is the right one turned over. */
export const mobius: LatentKind = {
  codeNames: (_, codeSize) => numbered(codeSize),
  space: () => ({
    quantities: [
      { name: l10n.t('2θ of the line'), unit: 'rad' },
      { name: l10n.t('place on it'), unit: '' },
    ],
    columns: [
      { name: '2θ of the line', unit: 'rad' },
      { name: 'place on it', unit: '' },
    ],
    of: memoized((codes) => pairwise(codes, 4, (at) => placeOnLine(codes, at))),
    range: null,
    identified: { periods: [fullTurn, null], sides: l10n.t('left side identified with the right one, upside down') },
  }),
  codeAt: (_, x, y) => Float32Array.of(...onLine(x, y)),
  line: null,
  options: () => [{ code: 'mobius()', latent: { kind: 'mobius', dimension: 2 } }],
};
