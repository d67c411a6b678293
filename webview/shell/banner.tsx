import * as l10n from '@vscode/l10n';
import type { Fault, FaultPhase } from '../../src/protocol/fault.js';
import { fileName } from '../format.js';
import { usePanel } from '../state/panel-context.js';

const titles: Readonly<Record<FaultPhase, string>> = {
  bundle: l10n.t('The file could not be bundled'),
  load: l10n.t('The file failed while loading'),
  definition: l10n.t('The definition is wrong'),
  sampling: l10n.t('Sampling failed'),
  model: l10n.t('The model cannot be examined'),
  training: l10n.t('Training failed'),
  resume: l10n.t('The run cannot be resumed'),
  background: l10n.t('Code of the dataset file failed in the background'),
  internal: l10n.t('Something went wrong inside Latent Atlas'),
};

/** What is wrong and where; `keeps` says that a run is still shown. */
export function Banner({ fault, keeps }: { readonly fault: Fault; readonly keeps: boolean }) {
  const { send } = usePanel();
  const { location } = fault;
  return (
    <div class="banner" role="alert" data-testid="banner">
      <div>
        <strong>{titles[fault.phase]}</strong>
        {location === null ? null : (
          <span class="place">
            {' '}
            {fileName(location.file)}:{location.line}:{location.column}
          </span>
        )}
        <p>{fault.message}</p>
        {keeps ? (
          <p class="hint">
            {fault.phase === 'training' || fault.phase === 'resume'
              ? l10n.t('Below is the run up to that point.')
              : l10n.t('Below is the last good run.')}
          </p>
        ) : null}
      </div>
      {send === null || location === null ? null : (
        <button
          type="button"
          class="button"
          data-testid="button-reveal"
          onClick={() => send({ kind: 'reveal', fault })}
        >
          {l10n.t('Go to line {0}', location.line)}
        </button>
      )}
    </div>
  );
}
