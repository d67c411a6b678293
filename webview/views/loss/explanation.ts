import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'What training minimises, at each step. Each point of the training loss is the mean over the mini-batches since the previous point. The test loss is the mean over the test sample; its last value is written at the end of the line. There is a validation loss if the dataset file asks for one. Faded lines belong to the reference, or to the previous run. The vertical line marks the step that is shown.',
  ),
  formulas: [
    {
      formula: 'MSE = 1/(N·D) · Σᵢ ‖xᵢ − x̂ᵢ‖²',
      meaning: l10n.t(
        'mean over N points and D coordinates, of the standardised data if the inputs are standardised. The view Network lists the regularisers that training adds to it.',
      ),
    },
  ],
  look: l10n.t(
    'steps: the loss often stays level while there is a fold, and falls when the fold comes undone. The loss is a mean, so sup ρ can be large even when the loss is small.',
  ),
  references: [
    {
      text: 'Hinton, Salakhutdinov: Reducing the Dimensionality of Data with Neural Networks, Science 313 (2006) 504',
      place: '',
      url: 'https://doi.org/10.1126/science.1127647',
    },
    {
      text: 'Kingma, Ba: Adam, ICLR 2015',
      place: l10n.t('Algorithm 1, if Adam trains'),
      url: 'https://arxiv.org/abs/1412.6980',
    },
  ],
};
