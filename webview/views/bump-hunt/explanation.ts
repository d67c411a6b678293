import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'A histogram of an observable, before and after a cut that keeps only the events with the largest ρ. A smooth curve is fitted to both sides of the window; Z says how far the count in the window is above it. The last picture shows Z for several cuts.',
  ),
  formulas: [
    {
      formula: 'Z = √(2((s + b) ln(1 + s/b) − s))',
      meaning: l10n.t(
        'local significance of s events above b expected (Asimov), in standard deviations; below 0 there are fewer than expected',
      ),
    },
  ],
  look: l10n.t('a Z that does not grow with the cut: the autoencoder does not find the resonance.'),
  references: [
    batson(l10n.t('the mock bump hunt in phase space')),
    {
      text: 'Cowan, Cranmer, Gross, Vitells: Asymptotic formulae for likelihood-based tests of new physics, Eur. Phys. J. C 71 (2011) 1554',
      place: l10n.t('Eq. (97)'),
      url: 'https://arxiv.org/abs/1007.1727',
    },
  ],
};
