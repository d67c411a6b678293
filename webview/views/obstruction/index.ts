import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { ObstructionTile } from './tile.js';

export const obstructionView = {
  name: 'obstruction',
  title: l10n.t('Obstruction'),
  place: 'tab',
  explanation,
  appliesTo: () => true,
  Picture: ObstructionTile,
  Controls: null,
  exports: () => null,
} as const satisfies View;
