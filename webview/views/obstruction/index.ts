import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { obstructionExports } from './exports.js';
import { ObstructionPicture } from './picture.js';

export const obstructionView = {
  name: 'obstruction',
  title: l10n.t('Obstruction'),
  place: 'tab',
  explanation,
  appliesTo: () => true,
  Picture: ObstructionPicture,
  Controls: null,
  exports: obstructionExports,
} as const satisfies View;
