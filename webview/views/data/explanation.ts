import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson, error } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'Points of the test sample, in the colour that is chosen for all pictures, and what the network makes of each of them, small and grey. With more than three coordinates, three are chosen, or the three principal axes of the data are. A few points that lie far out are arrows at the border.',
  ),
  formulas: [{ formula: 'x̂ = g(f(x))', meaning: l10n.t('reconstruction of a point x') }, error],
  look: l10n.t(
    'the points of the largest ρ: there the data are torn, and their reconstructions leave the data. The place changes with the seed; that there is one does not, as long as the data do not embed in the latent space.',
  ),
  references: [batson(l10n.t('the circle and the sphere'))],
};
