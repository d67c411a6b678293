import * as l10n from '@vscode/l10n';
import type { SweepProgress } from '../../../src/protocol/sweep.js';
import { usePanel } from '../../state/panel-context.js';

/** How far training over seeds has come, with a button that ends it. */
export function SweepBar({ progress: { done, total, share } }: { readonly progress: SweepProgress }) {
  const { send } = usePanel();
  return (
    <p class="sweep-bar" data-testid="sweep-progress">
      <progress value={share} max={1} aria-label={l10n.t('Training over seeds')} />{' '}
      {l10n.t('{0} of {1} seeds', done, total)}
      {send === null ? null : (
        <button
          type="button"
          class="button"
          data-testid="button-stop-sweep"
          onClick={() => send({ kind: 'stopSweep', sweep: 'seeds' })}
        >
          {l10n.t('Cancel')}
        </button>
      )}
    </p>
  );
}
