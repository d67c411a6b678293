import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { dimensionExports } from './exports.js';
import { DimensionPicture } from './picture.js';

export const dimensionView = {
  name: 'dimension',
  title: l10n.t('Dimension'),
  place: 'tab',
  explanation,
  appliesTo: ({ run }) => run.manifold.isEstimated ?? false,
  heading: () => l10n.t('Intrinsic dimension'),
  Picture: DimensionPicture,
  Controls: null,
  exports: dimensionExports,
} as const satisfies View;
