import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { CompareTile } from './tile.js';

export const compareView = {
  name: 'compare',
  title: l10n.t('Compared with the reference'),
  place: 'tab',
  explanation,
  appliesTo: (_, isCompared) => isCompared,
  Picture: CompareTile,
  Controls: null,
  exports: () => null,
} as const satisfies View;
