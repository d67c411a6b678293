import * as l10n from '@vscode/l10n';
import { pointInWords } from '../../src/protocol/point-words.js';
import type { RunView } from '../state/model.js';
import { usePanel } from '../state/panel-context.js';

/** Says that a run has values of a sweep instead of those of its file, and leads back to the sweep if that stands beside it. */
export function PointNote({ run }: { readonly run: RunView | null }) {
  const { dispatch } = usePanel();
  const description = run?.started.run;
  const point = description?.point ?? null;
  if (run === null || description === undefined || point === null) return null;
  return (
    <p class="point-note" data-testid="point-note">
      <span>
        {l10n.t('A point of a sweep: {0}', `${pointInWords(point)}, ${l10n.t('seed {0}', description.seed)}`)}
      </span>
      {run.sweepTable === null ? null : (
        <button
          type="button"
          class="button"
          data-testid="button-to-sweep"
          onClick={() => dispatch({ kind: 'view', change: { tab: 'sweep', enlarged: 'sweep' } })}
        >
          {l10n.t('Back to the sweep')}
        </button>
      )}
    </p>
  );
}
