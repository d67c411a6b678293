import * as l10n from '@vscode/l10n';
import type { Explanation } from '../../tile/explanation.js';
import { batson, error } from '../../tile/references.js';

export const explanation: Explanation = {
  drawn: l10n.t(
    'The reconstruction error at the nodes of a fine grid: over the plane of the data, on the surface, or along the curve. Or the points of the test sample over two quantities of your choice, coloured by their error, with the worst on top; data without a plane, a surface or a curve are always drawn this way.',
  ),
  formulas: [error],
  look: l10n.t(
    'a ridge of large ρ on the data, narrow where the network is sharp (a false positive), and small ρ where there are no data (a false negative: the network interpolates).',
  ),
  references: [batson(l10n.t('false positives and false negatives'))],
};
