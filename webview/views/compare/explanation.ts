import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'Two tables: what this run and the reference came to, with the change, and the fields in which their definitions differ. The menu Compare above makes the run on show the reference.',
  ),
  formulas: [
    { formula: 'Δq = q(run) − q(reference)', meaning: l10n.t('change of each result q, such as sup ρ or an AUC') },
  ],
  look: l10n.t(
    'one difference between the definitions beside a change of sup ρ that is larger than its spread over several seeds.',
  ),
  references: [batson(l10n.t('dependence on the seed'))],
};
