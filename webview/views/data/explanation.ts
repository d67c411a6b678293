import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson, error } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'Points of the test sample in the colour chosen for all pictures, and their reconstructions, small and grey. If there are more than three coordinates, the axes are three of them or the first three principal components. A few points far outside are drawn as arrows at the border.',
  ),
  formulas: [{ formula: 'x̂ = g(f(x))', meaning: l10n.t('reconstruction of a point x') }, error],
  look: l10n.t(
    'the points with the largest ρ. Data that do not embed in the latent space are torn or folded somewhere, and the reconstructions leave the data there. The seed decides where.',
  ),
  references: [batson(l10n.t('the circle and the sphere'))],
};
