import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson, borsukUlam, bound } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'What topology forbids this pair of data and latent space, and the two points of one code that show it for this network.',
  ),
  formulas: [
    {
      formula: 'f(x) = f(y)  ⇒  max(ρ(x), ρ(y)) ≥ ‖x − y‖/2',
      meaning: l10n.t('whatever the decoder: one reconstruction serves for both points'),
    },
    bound,
  ],
  look: l10n.t('two points far apart with one code: a certificate that no decoder helps.'),
  references: [borsukUlam, batson('')],
};
