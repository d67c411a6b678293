import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { BumpHuntTile } from './tile.js';

export const bumpHuntView = {
  name: 'bump-hunt',
  title: l10n.t('Bump hunt'),
  place: 'tab',
  explanation,
  appliesTo: ({ run }) => run.bumpHunt !== null,
  Picture: BumpHuntTile,
  Controls: null,
  exports: () => null,
} as const satisfies View;
