import * as l10n from '@vscode/l10n';
import type { RunDescription } from '../../../src/protocol/description.js';
import type { Plane } from '../../charts/plane.js';
import { extentOf, type Range } from '../../math/extent.js';
import type { LossHistory, LossPoint } from '../../state/loss-history.js';

/**
 * What the loss is. It is taken where the network sees the data, so where these are standardised its unit is not
 * theirs.
 */
export const lossName = ({ autoencoder }: RunDescription): string =>
  autoencoder.standardization === null ? l10n.t('MSE') : l10n.t('MSE (standardised)');

/** Of the loss axis: from 0 where it is even, else from just below the smallest to just above the largest loss. */
export function lossRange(histories: readonly (LossHistory | null)[], log: boolean): Range {
  const values = histories.flatMap((history) =>
    history === null ? [] : [...history.train, ...history.test, ...history.validation].map(({ loss }) => loss),
  );
  if (!log) return [0, Math.max(...values.filter(Number.isFinite), Number.MIN_VALUE) * 1.05];
  const [least, greatest] = extentOf(values.filter((value) => value > 0));
  return [least / 1.4, greatest * 1.4];
}

/** A line through the points, inside the area, with no more corners than pixels. */
export function lossPath(points: readonly LossPoint[], { area, toX, toY, x, y }: Plane): string {
  const stride = Math.max(1, Math.floor(points.length / area.width));
  const corners: string[] = [];
  points.forEach(({ step, loss }, i) => {
    if ((i % stride !== 0 && i !== points.length - 1) || step > x.range[1] || (y.log && loss <= 0)) return;
    corners.push(`${toX(step).toFixed(1)},${toY(loss).toFixed(1)}`);
  });
  return corners.length === 0 ? '' : `M${corners.join('L')}`;
}
