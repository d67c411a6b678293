import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { DataTile } from './tile.js';

export const dataView = {
  name: 'data',
  title: l10n.t('Data and reconstruction'),
  place: 'picture',
  explanation,
  appliesTo: () => true,
  Picture: DataTile,
  Controls: null,
  exports: () => null,
} as const satisfies View;
