import * as l10n from '@vscode/l10n';
import { formatShare, largeInWords } from '../../../src/protocol/large-errors.js';
import type { LargeErrors } from '../../../src/protocol/result.js';
import type { RunFrame } from '../../../src/protocol/events.js';
import { formatCount, formatNumber } from '../../format.js';
import { supAt } from '../../state/measures.js';
import { analysisAt, type RunView } from '../../state/model.js';

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

/** The same at a frame, by the last analysis of all test points. Where that is of an earlier step, the words say so. */
export function bothHalvesAt(run: RunView, frame: RunFrame): string | null {
  const analysis = analysisAt(run, frame.step);
  if (analysis === null) return null;
  const { step, error } = analysis;
  if (step === frame.step) return bothHalves(error.large ?? null, supAt(run, frame));
  const words = bothHalves(error.large ?? null, error.sup);
  return words && l10n.t('After {0} steps: {1}', formatCount(step), words);
}
