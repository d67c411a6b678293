import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { LossTile } from './tile.js';

export const lossView = {
  name: 'loss',
  title: l10n.t('Loss'),
  place: 'tab',
  explanation,
  appliesTo: () => true,
  Picture: LossTile,
  Controls: null,
  exports: () => null,
} as const satisfies View;
