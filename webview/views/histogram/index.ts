import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { HistogramTile } from './tile.js';

export const histogramView = {
  name: 'histogram',
  title: l10n.t('Histogram of ρ'),
  place: 'tab',
  explanation,
  appliesTo: () => true,
  Picture: HistogramTile,
  Controls: null,
  exports: () => null,
} as const satisfies View;
