import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson, esmaeili } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'The same dataset trained with several seeds: sup ρ of each, smallest first, and the place of its largest error.',
  ),
  formulas: [
    { formula: 'x̄ ± s,  s² = Σ (xᵢ − x̄)² / (n − 1)', meaning: l10n.t('mean and standard deviation over seeds') },
  ],
  look: l10n.t(
    'places of the tear that scatter while sup ρ stays above the bound (topology), or some seeds that are fine and others not (training).',
  ),
  references: [batson(l10n.t('dependence on the seed')), esmaeili(l10n.t('local optima'))],
};
