import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson, error } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'The point under the pointer in any picture, else the worst of the selected points, else the worst of all: as a picture or a profile where the dataset says so, with its reconstruction and the residual, else as a table of its coordinates, the largest residual first. Beside a picture, the worst points, each over its reconstruction, and what the decoder draws along the line in the latent space.',
  ),
  formulas: [error, { formula: 'x̂ − x', meaning: l10n.t('residual, on a scale that is the same on both sides of 0') }],
  look: l10n.t(
    'where in the picture, or in which coordinates, the error lies: a stroke that is missing, a peak that moved.',
  ),
  references: [batson(l10n.t('reconstruction errors'))],
};
