import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { NetworkTile } from './tile.js';

export const networkView = {
  name: 'network',
  title: l10n.t('Network'),
  place: 'tab',
  explanation,
  appliesTo: () => true,
  Picture: NetworkTile,
  Controls: null,
  exports: () => null,
} as const satisfies View;
