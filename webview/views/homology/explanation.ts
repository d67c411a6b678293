import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { moor, bauer } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'The shape of data, codes and reconstructions at all scales at once: balls grow around landmarks, and a bar tells at which scale a component, a loop or a void appears, and at which it is filled. Long bars are features, short ones noise. A click on a bar selects its points in all pictures, those drawn whose nearest landmark it goes through. Of a loop that is a ring: a closed path with the edge at which the bar begins, by steps no longer than it, which stands for the loop up to older ones. Of a component it is all that is joined when its bar ends, which is when it meets a larger one; of the bar that never ends, all that is joined in the middle of the scales at which Betti numbers are read. Of voids no points are kept.',
  ),
  formulas: [
    {
      formula: 'VR(t) = {σ : d(p, q) ≤ t for all p, q in σ}',
      meaning: l10n.t('Vietoris–Rips complex of the landmarks at scale t'),
    },
    { formula: 'bₖ = dim Hₖ(VR(t); Z/2)', meaning: l10n.t('Betti numbers: components, loops, voids') },
    {
      formula: 'd_B = inf_γ sup ‖p − γ(p)‖_∞',
      meaning: l10n.t('bottleneck distance of two diagrams, over all matchings γ'),
    },
  ],
  look: l10n.t(
    'Betti numbers of the codes, or of the reconstructions, that are not those of the data: the latent space cannot hold the shape.',
  ),
  references: [
    bauer,
    {
      text: 'Cohen-Steiner, Edelsbrunner, Harer: Stability of Persistence Diagrams, Discrete Comput. Geom. 37 (2007) 103',
      place: '',
      url: 'https://doi.org/10.1007/s00454-006-1276-5',
    },
    moor(l10n.t('persistent homology of codes')),
  ],
};
