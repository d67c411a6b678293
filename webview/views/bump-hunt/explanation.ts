import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'A histogram of an observable, before and after a cut that keeps only the events with the largest ρ. A smooth curve, whose degree F-tests choose, is fitted to both sides of the window; Z says how far the count in the window is above it. Z is withheld where the curve does not describe the sides (χ² of a probability below 0.01), where the spectrum ends near the window, and where there are too few events. The last picture shows Z for several cuts.',
  ),
  formulas: [
    {
      formula: 'Z = ±√(2(n ln(n(1 + τ)/(n + m)) + m ln(m(1 + τ)/(τ(n + m)))))',
      meaning: l10n.t(
        'local significance of n events in the window where the fit expects b ± σ, in standard deviations, with τ = b/σ² and m = τb; below 0 there are fewer than expected',
      ),
    },
  ],
  look: l10n.t('a Z that does not grow with the cut: the autoencoder does not find the resonance.'),
  references: [
    batson(l10n.t('the mock bump hunt in phase space')),
    {
      text: 'Li, Ma: Analysis methods for results in gamma-ray astronomy, Astrophys. J. 272 (1983) 317',
      place: l10n.t('Eq. (17)'),
      url: 'https://doi.org/10.1086/161295',
    },
    {
      text: 'Cousins, Linnemann, Tucker: Evaluation of three methods for calculating statistical significance when incorporating a systematic uncertainty into a test of the background-only hypothesis for a Poisson process, Nucl. Instrum. Meth. A 595 (2008) 480',
      place: l10n.t('τ = b/σ²'),
      url: 'https://arxiv.org/abs/physics/0702156',
    },
    {
      text: 'Cowan, Cranmer, Gross, Vitells: Asymptotic formulae for likelihood-based tests of new physics, Eur. Phys. J. C 71 (2011) 1554',
      place: l10n.t('profile likelihood'),
      url: 'https://arxiv.org/abs/1007.1727',
    },
  ],
};
