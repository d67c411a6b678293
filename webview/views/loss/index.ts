import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { LossControls } from './controls.js';
import { explanation } from './explanation.js';
import { lossExports } from './exports.js';
import { LossPicture } from './picture.js';

export const lossView = {
  name: 'loss',
  title: l10n.t('Loss'),
  place: 'tab',
  explanation,
  appliesTo: ({ run }) => run.training !== null,
  Picture: LossPicture,
  Controls: LossControls,
  exports: lossExports,
} as const satisfies View;
