import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'What training makes small, against the step: the mean over the mini-batches since the last mark, and the same of the test sample.',
  ),
  formulas: [
    {
      formula: 'MSE = 1/(N·D) · Σᵢ ‖xᵢ − x̂ᵢ‖²',
      meaning: l10n.t(
        'mean over N points and D coordinates, of standardised data where the inputs are; regularisers that a dataset asks for are told at the head of the panel',
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
