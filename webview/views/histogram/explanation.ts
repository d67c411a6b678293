import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson, borsukUlam, error, bound } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'How many points of the test sample, and of each signal, have which reconstruction error. One line is the largest found on the manifold, the other the least that topology allows.',
  ),
  formulas: [error, bound],
  look: l10n.t('a tail up to the bound, however long one trains: ordinary points that a cut on ρ would flag.'),
  references: [borsukUlam, batson(l10n.t('reconstruction errors'))],
};
