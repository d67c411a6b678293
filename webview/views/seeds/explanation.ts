import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson, esmaeili } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'The same dataset trained with several seeds: the largest error of each seed, sorted, and where it is. A diamond means that two points with the same code were found, which no decoder can tell apart. A disc means that none were found, though there may be some.',
  ),
  formulas: [
    { formula: 'x̄ ± s,  s² = Σ (xᵢ − x̄)² / (n − 1)', meaning: l10n.t('mean and standard deviation over seeds') },
  ],
  look: l10n.t(
    'largest errors that move around but never fall below the bound: that is topology. If some seeds do well and others do not, it is training.',
  ),
  references: [batson(l10n.t('dependence on the seed')), esmaeili(l10n.t('local optima'))],
};
