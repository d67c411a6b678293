import * as l10n from '@vscode/l10n';
import { spreadOf, type SeedOutcome, type SeedResult } from '../../../src/protocol/sweep.js';
import type { RunView } from '../../state/model.js';
import { describeCollisions, describeSpread } from './words.js';

export interface SeedsFactsProps {
  readonly run: RunView;
  /** At least one. */
  readonly results: readonly SeedResult[];
  readonly others: readonly SeedResult[];
  readonly failed: readonly Extract<SeedOutcome, { kind: 'failed' }>[];
  /** Seeds that were to be trained. */
  readonly seeds: number;
}

/** What the seeds come to, in words. */
export function SeedsFacts({ run, results, others, failed, seeds }: SeedsFactsProps) {
  const over = results.length + failed.length;
  return (
    <p class="headline" data-testid="seeds-facts">
      <strong>{describeCollisions(results)}</strong>
      {over < seeds ? ` (${l10n.t('{0} of {1} seeds have finished', over, seeds)})` : ''}
      {'. '}
      {failed.length === 0
        ? ''
        : `${l10n.t('{0} failed, for example seed {1}: {2}', failed.length, failed[0].seed, failed[0].message)} `}
      <span class="headline-more">
        {l10n.t('No decoder can tell apart two points with the same code.')}{' '}
        {others.length === 0 ? '' : `${l10n.t('Reference: {0}.', describeCollisions(others))} `}
        {run.started.run.signals.map((name, k) => {
          const auc = spreadOf(results.map((result) => result.auc[k]));
          return `${l10n.t('AUC of {0} {1}.', name, describeSpread(auc.mean, auc.standardDeviation))} `;
        })}
        {l10n.t('Mean ± standard deviation over seeds.')}
      </span>
    </p>
  );
}
