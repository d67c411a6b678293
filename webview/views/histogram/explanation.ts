import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson, borsukUlam, error, bound } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'How many points have which reconstruction error ρ: bars for the test sample, and a stepped line for each signal. The sentence above says how many points have a large ρ: topology forces some points to be off, but it lets all others be reconstructed, so more training can make this share small while the largest ρ stays. The solid line is the largest ρ found. The dashed line is a lower bound, if a theorem gives one: for every network of this shape, the largest ρ on the manifold is at least that.',
  ),
  formulas: [error, bound],
  look: l10n.t(
    'a tail that reaches the dashed line however long you train. These are ordinary points, and a cut on ρ would flag them.',
  ),
  references: [borsukUlam, batson(l10n.t('reconstruction errors'))],
};
