import * as l10n from '@vscode/l10n';
import type { FromPanel } from '../../src/protocol/panel.js';
import { IconButton } from '../elements/button.js';
import type { Model, PanelStatus } from '../state/model.js';
import { usePanel } from '../state/panel-context.js';

type Act = 'train' | 'pause' | 'resume' | 'stop';

/** What the button does while the session does this. */
const acts: Readonly<Record<PanelStatus, Act>> = {
  connecting: 'train',
  idle: 'train',
  bundling: 'stop',
  sampling: 'stop',
  training: 'pause',
  paused: 'resume',
  analysing: 'stop',
  finished: 'train',
  failed: 'train',
};

const faces = {
  train: { icon: 'restart', text: l10n.t('Train'), name: l10n.t('Train again') },
  pause: { icon: 'pause', text: l10n.t('Pause'), name: l10n.t('Pause training') },
  resume: { icon: 'resume', text: l10n.t('Resume'), name: l10n.t('Resume training') },
  stop: { icon: 'stop', text: l10n.t('Stop'), name: l10n.t('Stop training here') },
} as const satisfies Record<Act, unknown>;

/** One button to train, pause, resume or stop: what makes sense now. */
export function TrainButton({ model: { run, session } }: { readonly model: Model }) {
  const { send } = usePanel();
  if (send === null || session === null) return null;
  const act = acts[session.status];
  const { icon, text, name } = faces[act];
  const description = run?.started.run ?? null;
  const seed = description === null || description.seed === description.fileSeed ? null : description.seed;
  const message: FromPanel = act === 'train' ? { kind: 'restart', seed } : { kind: 'command', command: { kind: act } };
  return (
    <IconButton icon={icon} testId={`button-${act}`} name={name} text={text} primary onClick={() => send(message)} />
  );
}
