import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'How many dimensions the training sample seems to have, against the scale at which it is looked at: the median radius of the neighbourhoods. Three methods, each with its 95 % interval, which is a little narrow since near points share neighbours. Shaded are the scales over which the estimate by maximum likelihood rounds to the same number for longest; that number is the one that is told. It is an estimate and no bound.',
  ),
  formulas: [
    {
      formula: 'n̂(k) = Σᵢ (k − 1) / Σᵢ Σ_{j<k} ln(r_k(i) / r_j(i))',
      meaning: l10n.t('maximum likelihood: r_j(i) is the distance of point i to its j-th nearest neighbour'),
    },
    {
      formula: 'P(r₂/r₁ > μ) = μ⁻ⁿ',
      meaning: l10n.t(
        'two nearest neighbours: how the ratio of their distances is spread; larger scales from fewer points',
      ),
    },
    {
      formula: '(Σλ)² / Σλ²',
      meaning: l10n.t(
        'local PCA: how many directions the k nearest neighbours extend in; λ are the eigenvalues of their covariance',
      ),
    },
  ],
  look: l10n.t(
    'a level part: noise has the dimension of the space around it at small scales, and the shape shows at larger ones. At the largest scales curvature and the edge of the data change the numbers, and a curve wound more finely than its points are spaced looks like a surface. From 6 on all three are too low.',
  ),
  references: [
    {
      text: 'Levina, Bickel: Maximum Likelihood Estimation of Intrinsic Dimension, NIPS 2004',
      place: '',
      url: 'https://papers.nips.cc/paper/2577-maximum-likelihood-estimation-of-intrinsic-dimension',
    },
    {
      text: 'Facco, d’Errico, Rodriguez, Laio: Estimating the intrinsic dimension of datasets by a minimal neighborhood information, Sci. Rep. 7 (2017) 12140',
      place: '',
      url: 'https://doi.org/10.1038/s41598-017-11873-y',
    },
  ],
};
