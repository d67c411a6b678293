import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { SweepControls } from './controls.js';
import { explanation } from './explanation.js';
import { sweepExports } from './exports.js';
import { SweepPicture } from './picture.js';

export const sweepView = {
  name: 'sweep',
  title: l10n.t('Sweep'),
  place: 'tab',
  explanation,
  appliesTo: (_, { isSwept }) => isSwept,
  heading: ({ run }) =>
    (run.sweepTable?.table.latentScan ?? null) === null ? l10n.t('Sweep') : l10n.t('Which latent space?'),
  Picture: SweepPicture,
  Controls: SweepControls,
  exports: sweepExports,
} as const satisfies View;
