import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { HistogramControls } from './controls.js';
import { explanation } from './explanation.js';
import { histogramExports } from './exports.js';
import { HistogramPicture } from './picture.js';

export const histogramView = {
  name: 'histogram',
  title: l10n.t('Errors'),
  place: 'tab',
  partner: { name: 'loss', title: l10n.t('Errors and loss') },
  explanation,
  appliesTo: () => true,
  heading: () => l10n.t('Error histogram'),
  Picture: HistogramPicture,
  Controls: HistogramControls,
  exports: histogramExports,
} as const satisfies View;
