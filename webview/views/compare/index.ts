import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { compareExports } from './exports.js';
import { ComparePicture } from './picture.js';

export const compareView = {
  name: 'compare',
  title: l10n.t('Compare'),
  place: 'tab',
  explanation,
  appliesTo: (_, { isCompared }) => isCompared,
  heading: ({ compared }) => (compared === null ? l10n.t('Compare') : l10n.t('Compared with {0}', compared.label)),
  Picture: ComparePicture,
  Controls: null,
  exports: compareExports,
} as const satisfies View;
