import * as l10n from '@vscode/l10n';
import type { RunDescription } from '../../src/protocol/description.js';
import type { FromPanel } from '../../src/protocol/panel.js';
import { IconButton } from '../elements/button.js';
import type { Model, PanelStatus } from '../state/model.js';
import { usePanel } from '../state/panel-context.js';

type Act = 'train' | 'examine' | 'continue' | 'pause' | 'resume' | 'stop';

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
  examine: { icon: 'restart', text: l10n.t('Examine'), name: l10n.t('Examine the model again') },
  continue: { icon: 'resume', text: l10n.t('Resume'), name: l10n.t('Resume the interrupted run') },
  pause: { icon: 'pause', text: l10n.t('Pause'), name: l10n.t('Pause training') },
  resume: { icon: 'resume', text: l10n.t('Resume'), name: l10n.t('Resume training') },
  stop: { icon: 'stop', text: l10n.t('Stop'), name: l10n.t('Stop training here') },
} as const satisfies Record<Act, unknown>;

/** One button to train, examine a model again, go on with an interrupted run, pause, resume or stop: what makes sense now. */
export function TrainButton({ model: { run, session } }: { readonly model: Model }) {
  const { send } = usePanel();
  if (send === null || session === null) return null;
  const usual = acts[session.status];
  const again = run?.started.run.examined == null ? 'train' : 'examine';
  const act = usual !== 'train' ? usual : session.isResumable === true ? 'continue' : again;
  const { icon, text, name } = faces[act];
  return (
    <IconButton
      icon={icon}
      testId={`button-${act}`}
      name={name}
      text={text}
      primary
      onClick={() => send(messageOf(act, run?.started.run ?? null))}
    />
  );
}

function messageOf(act: Act, run: RunDescription | null): FromPanel {
  switch (act) {
    case 'train':
    case 'examine':
      // The file is trained, and not a point of a sweep, which has its seed from there.
      return {
        kind: 'restart',
        seed: run === null || run.point != null || run.seed === run.fileSeed ? null : run.seed,
      };
    case 'continue':
      return { kind: 'resumeRun' };
    case 'pause':
    case 'resume':
    case 'stop':
      return { kind: 'command', command: { kind: act } };
  }
}
