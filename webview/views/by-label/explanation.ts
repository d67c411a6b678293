import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson, error } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'The reconstruction error of the whole test sample by the categories of a label, the worst first by the median. The last column names the coordinates with the largest shares of the squared error of the category. Click a category to select its points.',
  ),
  formulas: [
    error,
    { formula: 'Σ(xₖ − x̂ₖ)² / Σρ²', meaning: l10n.t('share of coordinate k in the squared error, over the points') },
  ],
  look: l10n.t(
    'a category with a median far above the others: the network has learnt the others at its cost, often since it is rare in the training sample.',
  ),
  references: [batson(l10n.t('reconstruction errors'))],
};
