import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { RocTile } from './tile.js';

export const rocView = {
  name: 'roc',
  title: l10n.t('Signals against background'),
  place: 'tab',
  explanation,
  appliesTo: ({ run }) => run.signals.length > 0,
  Picture: RocTile,
  Controls: null,
  exports: () => null,
} as const satisfies View;
