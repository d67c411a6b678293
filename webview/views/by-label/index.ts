import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { ByLabelControls } from './controls.js';
import { byLabelExports } from './exports.js';
import { explanation } from './explanation.js';
import { hasCategories } from './model.js';
import { ByLabelPicture } from './picture.js';

export const byLabelView = {
  name: 'by-label',
  title: l10n.t('By label'),
  place: 'tab',
  explanation,
  appliesTo: hasCategories,
  heading: () => l10n.t('Errors by label'),
  Picture: ByLabelPicture,
  Controls: ByLabelControls,
  exports: byLabelExports,
} as const satisfies View;
