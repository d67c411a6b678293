import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'Two tables: the results of this run and of the reference, with the change, and the fields in which their definitions differ. Use the menu Compare above to make this run the reference.',
  ),
  formulas: [
    { formula: 'Δq = q(run) − q(reference)', meaning: l10n.t('change of each result q, such as sup ρ or an AUC') },
  ],
  look: l10n.t(
    'a single difference between the definitions, together with a change of sup ρ that is larger than its spread over several seeds.',
  ),
  references: [batson(l10n.t('dependence on the seed'))],
};
