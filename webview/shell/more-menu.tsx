import * as l10n from '@vscode/l10n';
import { describeMethods } from '../../src/protocol/methods.js';
import type { LineItem } from '../elements/one-line.js';
import { MenuGroup, MenuItem, Popup } from '../elements/popup.js';
import { fileName, formatCount, formatDuration } from '../format.js';
import { arrange, parts, withShown } from '../state/arrangement.js';
import { besideOf, type Model, type RunView } from '../state/model.js';
import { usePanel } from '../state/panel-context.js';
import { initialArrangement, viewNamed } from '../views/index.js';

/** What the toolbar has no room for, which views are shown, rarer commands, and the facts of the run. */
export function MoreMenu({ model, hidden }: { readonly model: Model; readonly hidden: readonly LineItem[] }) {
  const { send } = usePanel();
  const { run, session } = model;
  const isTraining = session?.status === 'training' || session?.status === 'paused';
  return (
    <Popup name={l10n.t('More')} class="button icon-only" testId="button-more" role="dialog" face="⋯">
      {hidden.length === 0 ? null : (
        <div class="menu-group hidden-items">
          {hidden.map(({ key, content }) => (
            <div key={key}>{content}</div>
          ))}
        </div>
      )}
      {send === null || !isTraining ? null : (
        <MenuGroup name={l10n.t('Training')}>
          <MenuItem testId="button-step" onChoose={() => send({ kind: 'command', command: { kind: 'step' } })}>
            {l10n.t('One training step')}
          </MenuItem>
          <MenuItem testId="button-stop" onChoose={() => send({ kind: 'command', command: { kind: 'stop' } })}>
            {l10n.t('Stop training here')}
          </MenuItem>
        </MenuGroup>
      )}
      {send === null || session?.isResumable !== true || isTraining ? null : (
        <MenuGroup name={l10n.t('Training')}>
          <MenuItem testId="button-train-again" onChoose={() => send({ kind: 'restart', seed: null })}>
            {l10n.t('Train again')}
          </MenuItem>
        </MenuGroup>
      )}
      {run === null || run.frames.length === 0 ? null : <ViewItems model={model} run={run} />}
      {run === null ? null : <Facts run={run} />}
    </Popup>
  );
}

/** Which views are shown, and the way back to the first arrangement. */
function ViewItems({ model: { view, reference }, run }: { readonly model: Model; readonly run: RunView }) {
  const { dispatch } = usePanel();
  const arrangement = arrange(view.arrangement, initialArrangement(run.started, besideOf(run, reference)));
  return (
    <MenuGroup name={l10n.t('Views')} titled testId="views">
      {parts
        .flatMap((part) => arrangement[part])
        .map((name) => {
          const shown = !arrangement.hidden.includes(name);
          return (
            <MenuItem
              key={name}
              checked={shown}
              onChoose={() => dispatch({ kind: 'view', change: { arrangement: withShown(arrangement, name, !shown) } })}
            >
              {viewNamed(name).title}
            </MenuItem>
          );
        })}
      <MenuItem
        disabled={view.arrangement === null && view.enlarged === null}
        testId="reset-arrangement"
        onChoose={() => dispatch({ kind: 'view', change: { arrangement: null, enlarged: null } })}
      >
        {l10n.t('Reset arrangement')}
      </MenuItem>
    </MenuGroup>
  );
}

/** How the run is set up, and how fast it goes. */
function Facts({ run }: { readonly run: RunView }) {
  const { send, renderer } = usePanel();
  const { started, progress, finished } = run;
  const { file, manifold, autoencoder, training, examined } = started.run;
  const step = Math.max(progress?.step ?? 0, run.frames.at(-1)?.step ?? 0);
  const rate = finished?.result.stepsPerSecond ?? progress?.stepsPerSecond ?? null;
  const facts: (readonly [string, string | null])[] = [
    [l10n.t('manifold'), manifold.name],
    [l10n.t('layers'), autoencoder.widths.join('–')],
    [l10n.t('activation'), autoencoder.activation],
    [l10n.t('model'), examined?.files.join(', ') ?? null],
    [l10n.t('inputs'), autoencoder.standardization === null ? null : l10n.t('standardised')],
    [l10n.t('methods'), describeMethods(started.run).join(', ') || null],
    [l10n.t('start'), training?.warmStart === true ? l10n.t('from the network of the previous run') : null],
    [
      l10n.t('epoch'),
      training === null
        ? null
        : `${(step / training.stepsPerEpoch).toFixed(1)} / ${Number((training.steps / training.stepsPerEpoch).toFixed(1))}`,
    ],
    [l10n.t('steps per second'), rate === null ? null : formatCount(rate)],
    [l10n.t('time'), finished === null ? null : formatDuration(finished.result.seconds)],
    [l10n.t('drawing'), renderer.note],
  ];
  return (
    <div class="menu-group facts" role="group" aria-label={l10n.t('This run')} data-testid="facts">
      <p class="menu-title" aria-hidden="true">
        {l10n.t('This run')}
      </p>
      {send === null ? null : (
        <button type="button" class="link" data-testid="open-file" onClick={() => send({ kind: 'openFile' })}>
          {l10n.t('Open {0}', fileName(file))}
        </button>
      )}
      <dl>
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}
