import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'One run for each combination of the values that were swept over. With one parameter, each run is a mark over its value, and a line joins the medians over the seeds. With two, a cell has the median over the seeds as its colour. With more, each run is a line across one axis for each parameter, in the colour of its result. The bar over a value is the bound of its runs: no network of that shape gets sup ρ below it, trained however long. In a search for a latent space the dashed line is the error up to which one holds the data, and the dotted line, if the file adds noise, the noise floor.',
  ),
  formulas: [
    { formula: 'sup ρ ≤ R / 10', meaning: l10n.t('a latent space holds the data, R their root mean square radius') },
    {
      formula: 'σ √(D − n)',
      meaning: l10n.t('noise floor: about the distance of noisy points from a manifold of n dimensions in ℝᴰ'),
    },
  ],
  look: l10n.t(
    'the smallest latent space whose marks lie below the dashed line. A larger one holds the data too. A smaller one that stays above its bar is forbidden by topology; one without a bar may need more training. If the errors fall slowly and no mark gets below the line, no claim is made: an elbow says where more dimensions begin to help little.',
  ),
  references: [
    {
      text: 'Whitney: Differentiable Manifolds, Ann. Math. 37 (1936) 645',
      place: l10n.t('ℝ²ⁿ holds every smooth manifold of n dimensions'),
      url: 'https://doi.org/10.2307/1968482',
    },
    {
      text: 'Satopää, Albrecht, Irwin, Raghavan: Finding a “Kneedle” in a Haystack, ICDCSW 2011',
      place: l10n.t('the elbow'),
      url: 'https://doi.org/10.1109/ICDCSW.2011.20',
    },
  ],
};
