import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { BumpHuntControls } from './controls.js';
import { explanation } from './explanation.js';
import { bumpHuntExports } from './exports.js';
import { BumpHuntPictures } from './picture.js';

export const bumpHuntView = {
  name: 'bump-hunt',
  title: l10n.t('Bump hunt'),
  place: 'tab',
  explanation,
  appliesTo: ({ run }) => run.bumpHunt !== null,
  Picture: BumpHuntPictures,
  Controls: BumpHuntControls,
  exports: bumpHuntExports,
} as const satisfies View;
