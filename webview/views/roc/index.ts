import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { RocControls } from './controls.js';
import { explanation } from './explanation.js';
import { rocExports } from './exports.js';
import { RocPictures } from './picture.js';

export const rocView = {
  name: 'roc',
  title: l10n.t('Signals'),
  place: 'tab',
  explanation,
  appliesTo: ({ run }) => run.signals.length > 0,
  heading: () => l10n.t('Signals against background'),
  Picture: RocPictures,
  Controls: RocControls,
  exports: rocExports,
} as const satisfies View;
