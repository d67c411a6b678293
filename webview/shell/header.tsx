import * as l10n from '@vscode/l10n';
import type { RunCommand } from '../../src/protocol/commands.js';
import { usePanel } from '../state/panel-context.js';
import { describeMethods } from '../../src/protocol/methods.js';
import type { Model, PanelStatus } from '../state/model.js';
import { fileName } from '../format.js';
import { IconButton } from '../elements/button.js';
import { ReferenceControl } from './reference-control.js';
import { SeedField } from './seed-field.js';
import { ViewsMenu } from './views-menu.js';

/** Whether steps are being done, or could go on. */
const underWay: Readonly<Record<PanelStatus, boolean>> = {
  connecting: false,
  idle: false,
  bundling: false,
  sampling: false,
  training: true,
  paused: true,
  analysing: false,
  finished: false,
  failed: false,
};

/** Name of the run, seed and controls. */
export function Header({ model }: { readonly model: Model }) {
  const { send } = usePanel();
  const { run, session } = model;
  const description = run?.started.run ?? null;
  return (
    <header class="header">
      <div class="identity">
        <h1>{description?.name ?? (session === null || session.label === '' ? 'Latent Atlas' : session.label)}</h1>
        {description === null ? null : (
          <p class="facts">
            {send === null ? null : (
              <>
                <button
                  type="button"
                  class="link"
                  data-testid="open-file"
                  title={l10n.t('Open {0}', description.file)}
                  onClick={() => send({ kind: 'openFile' })}
                >
                  {fileName(description.file)}
                </button>{' '}
                ·{' '}
              </>
            )}
            {description.manifold.name} · {description.autoencoder.widths.join('–')} ·{' '}
            {description.autoencoder.activation}
            {description.autoencoder.standardization === null ? '' : ` · ${l10n.t('inputs standardised')}`}
            {describeMethods(description).map((phrase) => ` · ${phrase}`)}
            {description.training.warmStart ? ` · ${l10n.t('from the network of the run before')}` : ''}
          </p>
        )}
      </div>
      {description === null ? null : (
        <SeedField key={description.seed} seed={description.seed} fileSeed={description.fileSeed} />
      )}
      <ReferenceControl model={model} />
      {run === null || run.frames.length === 0 ? null : (
        <ViewsMenu run={run} view={model.view} isCompared={model.reference !== null} />
      )}
      {send === null || session === null ? null : (
        <div class="buttons" role="group" aria-label={l10n.t('Training')}>
          {(run?.finished ?? null) === null ? null : (
            <IconButton
              icon="report"
              testId="button-export-report"
              name={l10n.t('Export the report of this run…')}
              onClick={() => send({ kind: 'exportReport' })}
            />
          )}
          <Controls status={session.status} seed={description?.seed ?? null} fileSeed={description?.fileSeed ?? null} />
        </div>
      )}
    </header>
  );
}

function Controls(props: {
  readonly status: PanelStatus;
  readonly seed: number | null;
  readonly fileSeed: number | null;
}) {
  const { status, seed, fileSeed } = props;
  const { send } = usePanel();
  if (send === null) return null;
  const order = (command: RunCommand) => () => send({ kind: 'command', command });
  const paused = status === 'paused';
  const active = underWay[status];
  // One element for both, so that the keyboard's focus stays on it.
  return (
    <>
      <IconButton
        icon={paused ? 'resume' : 'pause'}
        testId={paused ? 'button-resume' : 'button-pause'}
        name={paused ? l10n.t('Resume training') : l10n.t('Pause training')}
        disabled={!active}
        primary
        onClick={order({ kind: paused ? 'resume' : 'pause' })}
      />
      <IconButton
        icon="step"
        testId="button-step"
        name={l10n.t('One training step')}
        disabled={!active}
        onClick={order({ kind: 'step' })}
      />
      <IconButton
        icon="stop"
        testId="button-stop"
        name={l10n.t('Stop training here')}
        disabled={!active}
        onClick={order({ kind: 'stop' })}
      />
      <IconButton
        icon="restart"
        testId="button-restart"
        name={l10n.t('Train again')}
        onClick={() => send({ kind: 'restart', seed: seed === fileSeed ? null : seed })}
      />
    </>
  );
}
