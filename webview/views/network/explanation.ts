import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'The layers of the autoencoder, from the data x to the code z to the reconstruction x̂. Each bar is a layer; the number above it is its width, and its height grows with the logarithm of that. Weights are not drawn. Dashed lines beside the first and the last layer are there where the data are standardised before the encoder and scaled back after the decoder. Point at a layer, or use the arrow keys, to read how it is computed. The words tell how the numbers of the encoder become a code in the latent space, and by which methods the network is trained.',
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
    'the narrow middle: its width is that of the code. More layers or wider ones do not move a bound that topology gives, but another latent space may.',
  ),
  references: [batson(l10n.t('architectures'))],
};
