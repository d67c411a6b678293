import * as l10n from '@vscode/l10n';
import { formatMeasured } from '../../format.js';
import type { Detection } from '../../state/detectors.js';
import { aucInWords } from '../../state/auc-words.js';

export interface RocHeadlineProps {
  readonly detection: Detection;
  readonly signals: readonly string[];
  readonly chosen: string;
}

/** How well ρ flags the signal chosen, in words, and what does it best of the simpler detectors. */
export function RocHeadline({ detection: { autoencoder, baselines }, signals, chosen }: RocHeadlineProps) {
  const result = autoencoder.find(({ signal }) => signal === chosen)?.result;
  if (result === undefined) return null;
  const best = (baselines ?? [])
    .filter(({ signal }) => signal === chosen)
    .toSorted((a, b) => b.result.auc - a.result.auc)
    .at(0);
  return (
    <p class="headline" data-testid="roc-headline">
      {signals.length > 1 ? `${chosen}: ` : ''}
      <strong>{l10n.t('AUC {0}', formatMeasured(result.auc, result.aucError))}</strong>:{' '}
      {aucInWords(result.auc, result.aucError)}{' '}
      {best === undefined ? null : (
        <span class="headline-more">
          {l10n.t(
            '(best simpler detector: {0}, {1})',
            best.fullName,
            formatMeasured(best.result.auc, best.result.aucError),
          )}
        </span>
      )}
    </p>
  );
}
