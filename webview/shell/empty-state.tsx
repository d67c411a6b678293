import * as l10n from '@vscode/l10n';
import { usePanel } from '../state/panel-context.js';
import type { Model, PanelStatus } from '../state/model.js';
import { views } from '../views/index.js';

const texts: Readonly<Record<PanelStatus, string>> = {
  connecting: l10n.t('Waiting for Latent Atlas…'),
  idle: l10n.t('No run yet.'),
  bundling: l10n.t('Bundling the dataset file…'),
  sampling: l10n.t('Drawing the samples…'),
  training: l10n.t('Training has begun; the first picture comes in a moment.'),
  paused: l10n.t('Paused before the first picture.'),
  analysing: l10n.t('Computing the last numbers…'),
  finished: l10n.t('The run is over, and left no picture.'),
  failed: l10n.t('There is no run to show. The message above says what to mend; saving the file trains again.'),
};

/** What happens, or could happen, while there is no picture. */
export function EmptyState({ model }: { readonly model: Model }) {
  const { send } = usePanel();
  const { session } = model;
  const text =
    session === null ? l10n.t('This report holds no picture: its run ended before the first.') : texts[session.status];
  const busy =
    session !== null && ['connecting', 'bundling', 'sampling', 'training', 'analysing'].includes(session.status);
  return (
    <main class="empty" data-testid="empty">
      {busy ? <Skeleton /> : null}
      <div class="empty-note" role="status">
        {busy ? <progress aria-label={text} /> : null}
        <p>{text}</p>
      </div>
      {send !== null && session?.status === 'idle' ? (
        <button type="button" class="button primary" onClick={() => send({ kind: 'restart', seed: null })}>
          {l10n.t('Train the autoencoder')}
        </button>
      ) : null}
    </main>
  );
}

/** The frames of the pictures that will come. */
function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      {views
        .filter(({ place }) => place === 'picture')
        .map(({ name, title }) => (
          <div key={name} class="skeleton-tile">
            <p>{title}</p>
            <div />
          </div>
        ))}
    </div>
  );
}
