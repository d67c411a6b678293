import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'The layers of the autoencoder, from the data x to the code z to the reconstruction x̂. Each bar is a layer; the number above it is its width, and its height grows with the logarithm of the width. Weights are not drawn. Dashed lines beside the first and the last layer mean that the data are standardised before the encoder and scaled back after the decoder. Point at a layer, or use the arrow keys, to see how it is computed. The text says how the numbers of the encoder become a code in the latent space, and which methods train the network.',
  ),
  formulas: [
    {
      formula: 'hₗ = φ(Wₗ hₗ₋₁ + bₗ)',
      meaning: l10n.t(
        'layer l with weights W, biases b and activation φ; the last layer of the encoder and of the decoder has no activation',
      ),
    },
  ],
  look: l10n.t(
    'the narrowest layer: bounds that come from topology depend on its width. It is the code, unless a hidden layer is narrower. More layers, or wider ones around it, do not change these bounds, but another latent space may.',
  ),
  references: [batson(l10n.t('architectures'))],
};
