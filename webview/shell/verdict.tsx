import * as l10n from '@vscode/l10n';
import type { RunFrame } from '../../src/protocol/events.js';
import { usePanel } from '../state/panel-context.js';
import { latentSuggestions, type LatentSuggestion } from './latent-suggestions.js';
import type { RunView } from '../state/model.js';
import { verdictOf } from '../state/verdict.js';
import { sentence } from '../elements/sentence.js';

/** What the largest error means, in one sentence, and what to try where topology forbids less. */
export function Verdict({ run, frame }: { readonly run: RunView; readonly frame: RunFrame }) {
  const { obstructed, headline, detail, certificate, covering, ending } = verdictOf(run, frame);
  const { manifold, autoencoder } = run.started.run;
  return (
    <p class={obstructed ? 'verdict obstructed' : 'verdict'} data-testid="verdict">
      <strong>{headline}</strong> <span>{detail}</span>
      {covering === null ? null : <span data-testid="covering"> {covering}</span>}
      {certificate === null ? null : <span data-testid="certificate"> {certificate}</span>}
      {ending === null ? null : <span data-testid="ending"> {ending}</span>}
      {obstructed ? <Suggestions suggestions={latentSuggestions(manifold, autoencoder.latent)} /> : null}
    </p>
  );
}

/** Latent spaces to try: buttons that edit the dataset file, or in a report their names. */
function Suggestions({ suggestions }: { readonly suggestions: readonly LatentSuggestion[] }) {
  const { send } = usePanel();
  if (suggestions.length === 0) return null;
  const choices = suggestions.map(({ code, reason }) => (
    <span key={code}>
      {send === null ? (
        <code title={reason}>{code}</code>
      ) : (
        <button
          type="button"
          class="button suggestion"
          title={`${reason} ${l10n.t('Writes {0} into the dataset file and saves it.', `latent: ${code}`)}`}
          onClick={() => send({ kind: 'tryLatent', latent: code })}
        >
          {code}
        </button>
      )}
    </span>
  ));
  return (
    <span class="suggestions" data-testid="suggestions">
      {' '}
      {sentence(choices.length === 1 ? l10n.t('Try {0}.') : l10n.t('Try {0} or {1}.'), ...choices)}
    </span>
  );
}
