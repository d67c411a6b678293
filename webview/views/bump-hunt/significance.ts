import * as l10n from '@vscode/l10n';
import { formatMeasured } from '../../format.js';

/** Z with its standard deviation, or that it is withheld. */
export const significanceText = (one: {
  readonly significance: number | null;
  readonly significanceError: number | null;
}): string =>
  one.significance === null
    ? l10n.t('withheld')
    : formatMeasured(one.significance, one.significanceError ?? Number.NaN);
