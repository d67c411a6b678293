import * as l10n from '@vscode/l10n';
import { latentLabel } from '../../../src/protocol/latent-name.js';
import type { View } from '../../tile/view.js';
import { LatentControls } from './controls.js';
import { explanation } from './explanation.js';
import { latentExports } from './exports.js';
import { LatentPicture } from './picture.js';

export const latentView = {
  name: 'latent',
  title: l10n.t('Latent space'),
  place: 'picture',
  explanation,
  appliesTo: () => true,
  heading: ({ run }) => l10n.t('Latent: {0}', latentLabel(run.started.run.autoencoder.latent)),
  Picture: LatentPicture,
  Controls: LatentControls,
  exports: latentExports,
} as const satisfies View;
