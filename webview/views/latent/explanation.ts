import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson, esmaeili } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'The code of each point. A one-dimensional latent space is drawn along one axis, spread out by a parameter of the data, with the density of the codes above. A torus is drawn as a square whose opposite sides are the same. The lines are the image of a grid on the data’s chart; the circles are images of small circles of equal size.',
  ),
  formulas: [
    { formula: 'z = f(x)', meaning: l10n.t('code of a point') },
    {
      formula: 'J = ∂f/∂u,  J = U Σ Vᵀ',
      meaning: l10n.t(
        'half axes of a circle’s image (Tissot’s indicatrix) are the singular values σ₁ ≥ σ₂ of f in an orthonormal frame of the data',
      ),
    },
  ],
  look: l10n.t(
    'folds, self-crossings and cuts: two parts of the data with the same code cannot both be reconstructed. Replay the training to watch them form, and to see whether they stay.',
  ),
  references: [
    batson(l10n.t('latent spaces during training')),
    esmaeili(l10n.t('folds, winding numbers and degree')),
    {
      text: 'Snyder: Map Projections – A Working Manual, USGS Professional Paper 1395 (1987)',
      place: l10n.t('Tissot’s indicatrix'),
      url: 'https://pubs.usgs.gov/publication/pp1395',
    },
  ],
};
