import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { ErrorMapTile } from './tile.js';

export const errorMapView = {
  name: 'error-map',
  title: l10n.t('Error map'),
  place: 'picture',
  explanation,
  appliesTo: () => true,
  Picture: ErrorMapTile,
  Controls: null,
  exports: () => null,
} as const satisfies View;
