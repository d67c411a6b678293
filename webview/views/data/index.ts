import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { DataControls } from './controls.js';
import { explanation } from './explanation.js';
import { dataExports } from './exports.js';
import { DataPicture } from './picture.js';

export const dataView = {
  name: 'data',
  title: l10n.t('Data and reconstruction'),
  place: 'picture',
  explanation,
  appliesTo: () => true,
  Picture: DataPicture,
  Controls: DataControls,
  exports: dataExports,
} as const satisfies View;
