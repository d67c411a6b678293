import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { moor, bauer } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'The shape of data, codes and reconstructions at all scales at once. Balls grow around some of the points, the landmarks. A bar begins at the scale where a component, a loop or a void appears, and ends where it is filled. Long bars are features, short bars are noise. The number of features is an estimate, read in the shaded range: the longest one in which no bar begins or ends. Click a bar to select its points in all pictures: the connected points of a component, a closed path of a loop; a void has none.',
  ),
  formulas: [
    {
      formula: 'VR(t) = {σ : d(p, q) ≤ t for all p, q in σ}',
      meaning: l10n.t('landmarks closer than t are joined (Vietoris–Rips complex)'),
    },
    { formula: 'bₖ = dim Hₖ(VR(t); Z/2)', meaning: l10n.t('Betti numbers: how many components, loops and voids') },
    {
      formula: 'd_B = inf_γ sup ‖p − γ(p)‖_∞',
      meaning: l10n.t(
        'bottleneck distance of two diagrams: how far bars must move to match; the smaller it is, the more alike they are',
      ),
    },
  ],
  look: l10n.t(
    'a long bar of the data that the codes or the reconstructions lack: the latent space has probably lost that feature.',
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
