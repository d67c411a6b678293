import * as l10n from '@vscode/l10n';
import { formatShare, largeInWords } from '../../../src/protocol/large-errors.js';
import type { LargeErrors } from '../../../src/protocol/result.js';
import { formatNumber } from '../../format.js';

/** How many points are off by much beside the largest ρ; null if it is not known. */
export function bothHalves(large: LargeErrors | null, sup: number): string | null {
  if (large === null) return null;
  const worst = formatNumber(sup);
  return large.share === 0
    ? l10n.t('No test point has a large error ({0}); the largest found is {1}.', largeInWords(large), worst)
    : l10n.t(
        '{0} of the test points have a large error ({1}); the largest found is {2}.',
        formatShare(large.share),
        largeInWords(large),
        worst,
      );
}
