import * as l10n from '@vscode/l10n';
import type { Quantity } from '../../../src/protocol/description.js';
import type { RunStarted } from '../../../src/protocol/events.js';
import { errorUnit } from '../../format.js';
import { columnsOf, type Column } from './table.js';

/** Names of the first principal components of the points on show, in the unit of the data. */
export const principalQuantities = (coordinates: readonly Quantity[]): readonly Quantity[] =>
  [0, 1, 2].map((index) => ({ name: l10n.t('principal component {0}', index + 1), unit: errorUnit(coordinates) }));

/** Columns of what the pictures of a run hold of points (`RunStarted.projection`): count × K. */
export function keptColumns({ run, projection }: RunStarted, points: Float32Array, prefix = ''): Column[] {
  const { coordinates } = run.manifold;
  return columnsOf(projection == null ? coordinates : principalQuantities(coordinates), points, prefix);
}
