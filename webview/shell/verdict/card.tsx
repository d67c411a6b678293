import * as l10n from '@vscode/l10n';
import type { RunFrame } from '../../../src/protocol/events.js';
import { rmsRadius } from '../../../src/holding.js';
import { Popup } from '../../elements/popup.js';
import type { SweepProgress } from '../../../src/protocol/sweep.js';
import { useSearchProgress } from '../../tile/sweep-progress.js';
import { latentCall, latentLabel } from '../../../src/protocol/latent-name.js';
import { errorUnit } from '../../format.js';
import type { LatentSuggestion } from '../../../src/protocol/statement.js';
import { suggestionReason } from '../../../src/protocol/statement-words.js';
import type { RunView } from '../../state/model.js';
import { usePanel } from '../../state/panel-context.js';
import { suggestionsOf } from '../../state/statements.js';
import { Gauge } from './gauge.js';
import { verdictOf, type VerdictKind } from './verdict.js';

/** A sign for each verdict, so that it does not rest on colour alone; on a grid of 16. */
const icons = {
  torn: 'M2 8h4l2-4 1 8 1.6-4H14',
  healed: 'M3 8.5l3.5 3.5L13 4.5',
  folded: 'M2 4h9a2.5 2.5 0 0 1 0 5H5a2 2 0 0 0 0 4h9',
  untrained: 'M2 12l3-6 3 4 3-7 3 9',
  unknown: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M8 12.5v.01',
  training: 'M8 2a6 6 0 1 0 6 6',
} as const satisfies Record<VerdictKind, string>;

/** What the run came to: a headline, the largest error beside its bound, one sentence, and latent spaces that may heal it. */
export function VerdictCard(props: { readonly run: RunView; readonly frame: RunFrame; readonly radius: number }) {
  const { run, frame, radius } = props;
  const search = useSearchProgress();
  const { started } = run;
  const { manifold } = started.run;
  const rms = rmsRadius(started.display.points, manifold.ambientDimension);
  const { kind, headline, detail, reasons, gauge } = verdictOf(
    run,
    frame,
    { radius, rms },
    errorUnit(manifold.coordinates),
  );
  return (
    <section class={`verdict verdict-${kind}`} aria-label={l10n.t('Verdict')} data-testid="verdict" data-verdict={kind}>
      <Gauge gauge={gauge} />
      <div class="verdict-words" title={`${headline}. ${detail}`}>
        <p class="verdict-headline">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={icons[kind]} />
          </svg>
          <strong>{headline}</strong>
        </p>
        <p class="verdict-detail" data-testid="verdict-detail">
          {detail}
        </p>
      </div>
      <div class="verdict-actions">
        {kind === 'torn' ? <Suggestions suggestions={suggestionsOf(run)} manifold={manifold.name} /> : null}
        {kind === 'torn' || kind === 'unknown' || search !== null ? <FindLatentSpace search={search} /> : null}
        {reasons.length === 0 ? null : (
          <Popup name={l10n.t('Why this verdict')} class="link" testId="button-why" role="dialog" face={l10n.t('Why?')}>
            <div class="explanation" data-testid="reasons">
              <p>
                <strong>{headline}.</strong> {detail}
              </p>
              {reasons.map((reason) => (
                <p key={reason}>{reason}</p>
              ))}
            </div>
          </Popup>
        )}
      </div>
    </section>
  );
}

/**
 * Asks for a search for the smallest latent space that holds the data, and shows what it finds; stops the search while it
 * goes on; nothing in a report.
 */
function FindLatentSpace({ search }: { readonly search: SweepProgress | null }) {
  const { send, dispatch } = usePanel();
  if (send === null) return null;
  if (search !== null) {
    return (
      <button
        type="button"
        class="button"
        data-testid="stop-search"
        title={l10n.t('Ends the search for a latent space; the runs that are over stay')}
        onClick={() => send({ kind: 'stopSweep', sweep: 'search' })}
      >
        {search.total === 0 ? l10n.t('Stop Search') : l10n.t('Stop Search ({0}/{1})', search.done, search.total)}
      </button>
    );
  }
  return (
    <button
      type="button"
      class="button"
      data-testid="find-latent-space"
      title={l10n.t('Trains with latent spaces from small to large, a few seeds each, in the background')}
      onClick={() => {
        dispatch({ kind: 'view', change: { tab: 'sweep' } });
        send({ kind: 'findLatentSpace' });
      }}
    >
      {l10n.t('Find Latent Space…')}
    </button>
  );
}

/** Latent spaces to try: buttons that edit the dataset file, or in a report their names. */
function Suggestions({
  suggestions,
  manifold,
}: {
  readonly suggestions: readonly LatentSuggestion[];
  /** Its name. */
  readonly manifold: string;
}) {
  const { send } = usePanel();
  if (suggestions.length === 0) return null;
  return (
    <div
      class="suggestions"
      data-testid="suggestions"
      role="group"
      aria-label={l10n.t('Latent spaces that may heal it')}
    >
      {suggestions.map((suggestion, k) => {
        const { latent } = suggestion;
        const code = latentCall(latent);
        const reason = suggestionReason(suggestion, manifold);
        return send === null ? (
          <code key={code} title={reason}>
            {code}
          </code>
        ) : (
          <button
            key={code}
            type="button"
            class={k === 0 ? 'button primary suggestion' : 'button suggestion'}
            data-testid={`try-${code}`}
            title={`${reason} ${l10n.t('Writes {0} into the dataset file and saves it.', `latent: ${code}`)}`}
            onClick={() => send({ kind: 'tryLatent', latent: code })}
          >
            {l10n.t('Use {0}', latentLabel(latent))}
          </button>
        );
      })}
    </div>
  );
}
