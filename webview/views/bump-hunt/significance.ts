import * as l10n from '@vscode/l10n';
import { formatMeasured } from '../../format.js';

/** A change of Z that is told as one: a standard deviation. */
const least = 1;

/** Z with its standard deviation, or that it is not known. */
export const significanceText = (one: {
  readonly significance: number | null;
  readonly significanceError: number | null;
}): string =>
  one.significance === null
    ? l10n.t('not known')
    : formatMeasured(one.significance, one.significanceError ?? Number.NaN);

/** Z before and after the cut and what the cut does to the bump, in words. */
export function huntInWords(before: number | null, after: number | null): string {
  if (before === null || after === null) return l10n.t('There are too few events beside the window for a fit.');
  const [first, second] = [before, after].map((z) => z.toFixed(1).replace('-', '−'));
  if (after >= before + least)
    return l10n.t('Z {0} before the cut, {1} after: the cut makes the bump clearer.', first, second);
  if (after <= before - least)
    return l10n.t('Z {0} before the cut, {1} after: the cut weakens the bump.', first, second);
  return l10n.t('Z {0} before the cut, {1} after: the cut changes little.', first, second);
}
