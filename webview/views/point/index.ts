import * as l10n from '@vscode/l10n';
import type { View } from '../../tile/view.js';
import { explanation } from './explanation.js';
import { pointExports } from './exports.js';
import { PointPicture } from './picture.js';

/** Coordinates that the pictures of the data show at once: a point of more is told here. */
const drawn = 3;

export const pointView = {
  name: 'point',
  title: l10n.t('Point'),
  place: 'tab',
  explanation,
  appliesTo: ({ run }) => run.manifold.ambientDimension > drawn,
  heading: () => l10n.t('One point and its reconstruction'),
  Picture: PointPicture,
  Controls: null,
  exports: pointExports,
} as const satisfies View;
