import * as l10n from '@vscode/l10n';
import { lowFrom, plateauInWords, toldCurve } from '../../../src/protocol/dimension-words.js';
import type { DimensionAtScale, DimensionMethod, IntrinsicDimensionResult } from '../../../src/protocol/result.js';
import { formatNumber, withUnit } from '../../format.js';
import type { Range } from '../../math/extent.js';

/** An estimate at one scale by one method. */
export interface Estimate extends DimensionAtScale {
  readonly method: DimensionMethod;
}

/** In the order of their colours: the one that is told first. */
export const methods: readonly DimensionMethod[] = ['maximum likelihood', 'two nearest neighbours', 'local PCA'];

/** All estimates, method by method, by ascending scale. */
export const estimatesOf = ({ curves }: IntrinsicDimensionResult): readonly Estimate[] =>
  methods.flatMap((method) =>
    (curves.find((curve) => curve.method === method)?.scales ?? []).map((scale) => ({ method, ...scale })),
  );

export const methodNames: Readonly<Record<DimensionMethod, string>> = {
  'maximum likelihood': l10n.t('maximum likelihood'),
  'two nearest neighbours': l10n.t('two nearest neighbours'),
  'local PCA': l10n.t('local PCA'),
};

/** What the estimates come to, in a sentence or two. @param unit of the data. */
export function dimensionInWords(result: IntrinsicDimensionResult, unit: string): string {
  const curve = toldCurve(result);
  if (curve === null) return l10n.t('There are too few different points for an estimate.');
  const { plateau, scales } = curve;
  const [{ dimension, low, high, radius }] = scales;
  const told =
    plateau === null
      ? l10n.t(
          'Estimated: {0} (95 %: {1} to {2}) at scale {3}, and the same over no range of scales.',
          ...[dimension, low, high].map(formatNumber),
          withUnit(radius, unit),
        )
      : l10n.t('Estimated: {0}.', plateauInWords(plateau, unit));
  return dimension < lowFrom ? told : `${told} ${l10n.t('From {0} on such estimates are too low.', lowFrom)}`;
}

/** Scales that are shown, and dimensions. @param declared n; null if it is not declared. */
export function rangesOf(
  estimates: readonly DimensionAtScale[],
  declared: number | null,
): { readonly scales: Range; readonly dimensions: Range } {
  const radii = estimates.map(({ radius }) => radius);
  const greatest = Math.max(1, declared ?? 0, ...estimates.map(({ high }) => high));
  return { scales: [Math.min(...radii) / 1.15, Math.max(...radii) * 1.15], dimensions: [0, greatest * 1.1] };
}
