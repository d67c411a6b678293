import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { ErrorMapControls } from './controls.js';
import { explanation } from './explanation.js';
import { errorMapExports } from './exports.js';
import { ErrorMapPicture } from './picture.js';

export const errorMapView = {
  name: 'error-map',
  title: l10n.t('Error map'),
  place: 'picture',
  explanation,
  appliesTo: () => true,
  Picture: ErrorMapPicture,
  Controls: ErrorMapControls,
  exports: errorMapExports,
} as const satisfies View;
