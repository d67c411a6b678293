import * as l10n from '@vscode/l10n';
import type { Model, PanelStatus } from '../state/model.js';
import { usePanel } from '../state/panel-context.js';
import { Skeleton } from './skeleton.js';

interface Waiting {
  readonly text: string;
  /** Whether pictures are on their way. */
  readonly busy: boolean;
}

const states: Readonly<Record<PanelStatus, Waiting>> = {
  connecting: { busy: true, text: l10n.t('Waiting for Latent Atlas…') },
  idle: { busy: false, text: l10n.t('No run yet.') },
  bundling: { busy: true, text: l10n.t('Bundling the dataset file…') },
  sampling: { busy: true, text: l10n.t('Drawing the samples…') },
  training: { busy: true, text: l10n.t('Training has started; the first picture appears in a moment.') },
  paused: { busy: false, text: l10n.t('Paused before the first picture.') },
  analysing: { busy: true, text: l10n.t('Computing the final numbers…') },
  finished: { busy: false, text: l10n.t('The run has finished without a picture.') },
  failed: {
    busy: false,
    text: l10n.t('There is no run to show. The message above says what to fix; save the file to train again.'),
  },
};

/** What happens, or could happen, while there is no picture. */
export function EmptyState({ model }: { readonly model: Model }) {
  const { send } = usePanel();
  const { session } = model;
  const { text, busy } =
    session === null
      ? { text: l10n.t('This report has no picture: the run ended before the first one.'), busy: false }
      : states[session.status];
  if (busy) {
    const reading = session?.reading ?? null;
    return (
      <main class="empty" data-testid="empty">
        <Skeleton
          model={model}
          text={reading === null ? text : l10n.t('Reading {0}, {1} %', reading.file, Math.floor(100 * reading.share))}
          share={reading?.share ?? null}
        />
      </main>
    );
  }
  return (
    <main class="empty" data-testid="empty">
      <p role="status">{text}</p>
      {send !== null && session?.status === 'idle' ? (
        <button type="button" class="button primary" onClick={() => send({ kind: 'restart', seed: null })}>
          {l10n.t('Train the autoencoder')}
        </button>
      ) : null}
    </main>
  );
}
