import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson, error } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'The reconstruction error at the nodes of a fine grid: over the plane in which the data lie, on the surface or along the curve of the manifold. Or the points of the test sample over two quantities of your choice, in the colour of their error, the worst on top; that is what is drawn of data with none of the three.',
  ),
  formulas: [error],
  look: l10n.t(
    'a ridge of large ρ on the data, narrow where the network is sharp (a false positive), and small ρ where there are no data (a false negative: the network interpolates).',
  ),
  references: [batson(l10n.t('false positives and false negatives'))],
};
