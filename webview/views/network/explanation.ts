import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t('The layers of encoder and decoder with their weights and what flows through them.'),
  formulas: [
    {
      formula: 'hₗ = φ(Wₗ hₗ₋₁ + bₗ)',
      meaning: l10n.t(
        'layer l with weights W, biases b and activation φ; the last layer of the encoder and of the decoder has none',
      ),
    },
  ],
  look: l10n.t('units that do not answer, and layers whose weights have hardly moved.'),
  references: [batson(l10n.t('architectures'))],
};
