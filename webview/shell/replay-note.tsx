import * as l10n from '@vscode/l10n';
import { formatDuration } from '../format.js';
import type { RunView } from '../state/model.js';
import { usePanel } from '../state/panel-context.js';

export interface ReplayNoteProps {
  readonly run: RunView;
  /** How many times slower than it was trained. */
  readonly slowness: number;
  /** Whether there is room for some words only. */
  readonly brief: boolean;
}

/** Says that a run which was over too fast to be seen is being replayed, and offers its end. */
export function ReplayNote({ run, slowness, brief }: ReplayNoteProps) {
  const { dispatch } = usePanel();
  const trained = formatDuration(run.finished?.result.seconds ?? 0);
  const times = slowness < 10 ? slowness.toFixed(1) : slowness.toFixed(0);
  const text = l10n.t('replaying {0} of training, {1}× slower', trained, times);
  return (
    <span class="replay-note" data-testid="replay-note">
      <span title={text}>{brief ? l10n.t('{0}× slower', times) : text}</span>
      <button
        type="button"
        class="button"
        data-testid="button-skip"
        title={l10n.t('Show the last picture (key Escape)')}
        onClick={() => dispatch({ kind: 'show', step: null })}
      >
        {l10n.t('Skip')}
      </button>
    </span>
  );
}
