import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { SeedsControls } from './controls.js';
import { explanation } from './explanation.js';
import { seedsExports } from './exports.js';
import { SeedsPictures } from './picture.js';

export const seedsView = {
  name: 'seeds',
  title: l10n.t('Seeds'),
  place: 'tab',
  explanation,
  appliesTo: ({ run }) => run.training !== null,
  Picture: SeedsPictures,
  Controls: SeedsControls,
  exports: seedsExports,
} as const satisfies View;
