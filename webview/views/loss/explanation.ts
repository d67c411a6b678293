import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'What training makes small, against the step. The line of the training loss is the mean over the mini-batches since its last point; that of the test loss is over the test sample, and its last value stands at its end. A validation loss is there where the dataset file asks for one. Faded lines are of the reference, or of the run before. The upright line is the step on show.',
  ),
  formulas: [
    {
      formula: 'MSE = 1/(N·D) · Σᵢ ‖xᵢ − x̂ᵢ‖²',
      meaning: l10n.t(
        'mean over N points and D coordinates, of the standardised data where the inputs are standardised. The view Network lists the regularisers that are added to it in training.',
      ),
    },
  ],
  look: l10n.t(
    'steps: the loss rests while a fold is there and falls when it comes undone. It is a mean, so a small loss allows for a large sup ρ.',
  ),
  references: [
    {
      text: 'Hinton, Salakhutdinov: Reducing the Dimensionality of Data with Neural Networks, Science 313 (2006) 504',
      place: '',
      url: 'https://doi.org/10.1126/science.1127647',
    },
    {
      text: 'Kingma, Ba: Adam, ICLR 2015',
      place: l10n.t('Algorithm 1, where Adam trains'),
      url: 'https://arxiv.org/abs/1412.6980',
    },
  ],
};
