import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson, esmaeili } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'The same dataset trained with several seeds: the largest error of each, smallest first, and where it lies. A diamond: two points with one code were found, which no decoder can tell apart. A disc: none were found, though there may be some.',
  ),
  formulas: [
    { formula: 'x̄ ± s,  s² = Σ (xᵢ − x̄)² / (n − 1)', meaning: l10n.t('mean and standard deviation over seeds') },
  ],
  look: l10n.t(
    'largest errors that move about but never fall below the bound: topology. Some seeds good and others not: training.',
  ),
  references: [batson(l10n.t('dependence on the seed')), esmaeili(l10n.t('local optima'))],
};
