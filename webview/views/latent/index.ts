import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { LatentTile } from './tile.js';

export const latentView = {
  name: 'latent',
  title: l10n.t('Latent space'),
  place: 'picture',
  explanation,
  appliesTo: () => true,
  Picture: LatentTile,
  Controls: null,
  exports: () => null,
} as const satisfies View;
