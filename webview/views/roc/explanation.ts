import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'How well a cut ρ > c tells each signal from the background, for every c, beside simpler detectors fitted to the same training sample.',
  ),
  formulas: [
    {
      formula: 'ε_B(c) = P(ρ > c | background),  ε_S(c) = P(ρ > c | signal)',
      meaning: l10n.t('efficiencies; the curve is that of all c'),
    },
    { formula: 'AUC = P(ρ_S > ρ_B) + ½ P(ρ_S = ρ_B)', meaning: l10n.t('Mann–Whitney; ½ is a coin toss') },
    {
      formula: 'SIC = ε_S / √ε_B,  rejection = 1/ε_B',
      meaning: l10n.t('by what a cut multiplies S/√B, and how much background it removes'),
    },
  ],
  look: l10n.t('a curve at or below the dashed diagonal: the autoencoder does not see this signal.'),
  references: [
    batson(l10n.t('anomaly detection')),
    {
      text: 'Hanley, McNeil: The Meaning and Use of the Area under a ROC Curve, Radiology 143 (1982) 29',
      place: '',
      url: 'https://doi.org/10.1148/radiology.143.1.7063747',
    },
    {
      text: 'Gallicchio et al.: Multivariate discrimination and the Higgs + W/Z search, JHEP 04 (2011) 069',
      place: l10n.t('significance improvement'),
      url: 'https://arxiv.org/abs/1010.3698',
    },
  ],
};
