import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { HomologyControls } from './controls.js';
import { explanation } from './explanation.js';
import { homologyExports } from './exports.js';
import { HomologyPictures } from './picture.js';

export const homologyView = {
  name: 'homology',
  title: l10n.t('Homology'),
  place: 'tab',
  explanation,
  appliesTo: () => true,
  heading: () => l10n.t('Persistent homology'),
  Picture: HomologyPictures,
  Controls: HomologyControls,
  exports: homologyExports,
} as const satisfies View;
