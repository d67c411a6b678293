import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'How well a large ρ detects each signal. A point is flagged if its ρ is above a cut; each curve runs through all cuts. The dashed curves in other colours are simpler detectors, fitted to the same training sample. PCA is called arbitrary where the variances of the last axis that it keeps and of the first that it leaves out differ by less than twice their error: chance decides which it keeps. A dot marks the working point: the cut that flags a chosen share of the background. The line at the top rates the area under the curve of ρ.',
  ),
  formulas: [
    {
      formula: 'ε_B(c) = P(ρ > c | background),  ε_S(c) = P(ρ > c | signal)',
      meaning: l10n.t('efficiencies: the shares of background and signal that are flagged'),
    },
    {
      formula: 'AUC = P(ρ_S > ρ_B) + ½ P(ρ_S = ρ_B)',
      meaning: l10n.t('area under the curve: the chance that a point of the signal has the larger ρ; ½ is a coin toss'),
    },
    {
      formula: 'σ²(AUC) = S²_S/n_S + S²_B/n_B',
      meaning: l10n.t(
        'the error of the AUC by DeLong: S² is the variance, over the points of one sample, of the share of the other that a point has the larger ρ than. It is the error of these samples alone; how much another seed of the training changes the AUC is not in it: train several under Seeds',
      ),
    },
    {
      formula: 'SIC = ε_S / √ε_B,  rejection = 1/ε_B',
      meaning: l10n.t(
        'the factor by which a cut multiplies S/√B, and how much background it removes; only cuts that at least 10 background points pass are drawn',
      ),
    },
  ],
  look: l10n.t('a curve at or below the grey dashed line of chance: the autoencoder does not see this signal.'),
  references: [
    batson(l10n.t('anomaly detection')),
    {
      text: 'Hanley, McNeil: The Meaning and Use of the Area under a ROC Curve, Radiology 143 (1982) 29',
      place: '',
      url: 'https://doi.org/10.1148/radiology.143.1.7063747',
    },
    {
      text: 'DeLong, DeLong, Clarke-Pearson: Comparing the areas under two or more correlated receiver operating characteristic curves, Biometrics 44 (1988) 837',
      place: '',
      url: 'https://doi.org/10.2307/2531595',
    },
    {
      text: 'Gallicchio et al.: Multivariate discrimination and the Higgs + W/Z search, JHEP 04 (2011) 069',
      place: l10n.t('significance improvement'),
      url: 'https://arxiv.org/abs/1010.3698',
    },
  ],
};
