import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { SeedsTile } from './tile.js';

export const seedsView = {
  name: 'seeds',
  title: l10n.t('Seeds'),
  place: 'tab',
  explanation,
  appliesTo: () => true,
  Picture: SeedsTile,
  Controls: null,
  exports: () => null,
} as const satisfies View;
