import type { Fault, FaultPhase } from '../../src/protocol/fault.js';
import { fileName } from '../format.js';
import { usePanel } from '../plots/panel-context.js';

const titles: Readonly<Record<FaultPhase, string>> = {
  bundle: 'The file could not be bundled',
  load: 'The file failed while it was loaded',
  definition: 'The definition is wrong',
  sampling: 'Sampling failed',
  training: 'Training failed',
  internal: 'Something went wrong inside Latent Atlas',
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
        {keeps ? <p class="hint">{fault.phase === 'training' ? 'Below is the run as far as it went.' : 'Below is the last run that started.'}</p> : null}
      </div>
      {send === null || location === null ? null : (
        <button type="button" class="button" data-testid="button-reveal" onClick={() => send({ kind: 'reveal', fault })}>
          Go to line {location.line}
        </button>
      )}
    </div>
  );
}
