import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'A histogram of an observable before and after a cut that keeps the events of largest ρ, a smooth fit to both sides of a window, and how far the count in the window exceeds it.',
  ),
  formulas: [
    {
      formula: 'Z = √(2((s + b) ln(1 + s/b) − s))',
      meaning: l10n.t('local significance of s events over b expected (Asimov); below 0 for a deficit'),
    },
  ],
  look: l10n.t('a Z that does not grow with the cut: the autoencoder does not enrich the resonance.'),
  references: [
    batson(l10n.t('the mock bump hunt in phase space')),
    {
      text: 'Cowan, Cranmer, Gross, Vitells: Asymptotic formulae for likelihood-based tests of new physics, Eur. Phys. J. C 71 (2011) 1554',
      place: l10n.t('Eq. (97)'),
      url: 'https://arxiv.org/abs/1007.1727',
    },
  ],
};
