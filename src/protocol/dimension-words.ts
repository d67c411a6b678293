import * as l10n from '@vscode/l10n';
import { formatNumber } from './format.js';
import type { DimensionCurve, DimensionPlateau, IntrinsicDimensionResult } from './result.js';

/** Dimension from which the estimates are too low, see docs/estimates.md. */
export const lowFrom = 6;

/** The curve that is told in words: that of maximum likelihood; null if there are too few points for it. */
export function toldCurve({ curves }: IntrinsicDimensionResult): DimensionCurve | null {
  const curve = curves.find(({ method }) => method === 'maximum likelihood');
  return curve === undefined || curve.scales.length === 0 ? null : curve;
}

/** Such as `about 2 above scale 0.15 mm`. @param unit of the data, if it is to be told. */
export function plateauInWords({ dimension, from, to, isLast }: DimensionPlateau, unit = ''): string {
  const [least, greatest] = [from, to].map((scale) => [formatNumber(scale), unit].join(' ').trim());
  return isLast
    ? l10n.t('about {0} above scale {1}', dimension, least)
    : l10n.t('about {0} from scale {1} to {2}', dimension, least, greatest);
}
