import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { networkExports } from './exports.js';
import { NetworkPicture } from './picture.js';

export const networkView = {
  name: 'network',
  title: l10n.t('Network'),
  place: 'tab',
  explanation,
  appliesTo: () => true,
  Picture: NetworkPicture,
  Controls: null,
  exports: networkExports,
} as const satisfies View;
