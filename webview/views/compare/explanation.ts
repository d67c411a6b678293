import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'In what the definitions of this run and of the reference differ, and what each came to. The pin at the top makes the run on show the reference.',
  ),
  formulas: [
    { formula: 'Δq = q(run) − q(reference)', meaning: l10n.t('change of each result q, such as sup ρ or an AUC') },
  ],
  look: l10n.t('one difference in the definition beside a change of sup ρ that is larger than its spread over seeds.'),
  references: [batson(l10n.t('dependence on the seed'))],
};
