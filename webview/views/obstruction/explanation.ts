import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson, borsukUlam, bound } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'On the axis of ρ, one below the other: the largest ρ found (sup ρ), the bound by a theorem for this pair of data and latent space, and the bound by the certificate, two points to which this encoder gives one code. In the shaded part, below the larger bound, sup ρ cannot be. A sample may miss the worst point, so the largest ρ found can lie there before the end of training. The words tell where each number is from, and how often the encoder covers its latent space or turns back.',
  ),
  formulas: [
    bound,
    {
      formula: 'f(x) = f(y)  ⇒  max(ρ(x), ρ(y)) ≥ ‖x − y‖/2',
      meaning: l10n.t('for every decoder: it gives both points the same reconstruction'),
    },
  ],
  look: l10n.t('two points far apart with one code: with this encoder no decoder can reconstruct both.'),
  references: [borsukUlam, batson('')],
};
