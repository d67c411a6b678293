import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { HomologyTile } from './tile.js';

export const homologyView = {
  name: 'homology',
  title: l10n.t('Persistent homology'),
  place: 'tab',
  explanation,
  appliesTo: () => true,
  Picture: HomologyTile,
  Controls: null,
  exports: () => null,
} as const satisfies View;
