import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson, borsukUlam, bound } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'Three numbers on the axis of ρ: the largest ρ found (sup ρ), the lower bound from a theorem for these data, or from the sample, for this latent space, and the lower bound from the certificate, two points that this encoder gives the same code. sup ρ cannot be in the shaded part, below the larger bound. A sample may miss the worst point, so the largest ρ found can be there before training ends. The text says where each number comes from, and how often the encoder covers its latent space or turns back.',
  ),
  formulas: [
    bound,
    {
      formula: 'f(x) = f(y)  ⇒  max(ρ(x), ρ(y)) ≥ ‖x − y‖/2',
      meaning: l10n.t('for every decoder: it gives both points the same reconstruction'),
    },
  ],
  look: l10n.t('two distant points with the same code: with this encoder, no decoder can reconstruct both.'),
  references: [borsukUlam, batson('')],
};
