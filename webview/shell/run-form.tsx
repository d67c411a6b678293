import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { RunDescription } from '../../src/protocol/description.js';
import { latentName } from '../../src/protocol/latent-name.js';
import { latentChoices } from './latent-choices.js';
import { usePanel } from '../state/panel-context.js';

/** Seeds are integers of 32 bits. */
const greatest = 4294967295;

/** The latent space and the seed of the run: another seed trains again, another latent space is written into the file. */
export function RunForm({ run }: { readonly run: RunDescription }) {
  return (
    <div class="run-form">
      <LatentChoices run={run} />
      <SeedField seed={run.seed} fileSeed={run.fileSeed} />
    </div>
  );
}

function LatentChoices({ run: { manifold, autoencoder } }: { readonly run: RunDescription }) {
  const { send } = usePanel();
  const { latent } = autoencoder;
  if (send === null) return <p>{l10n.t('Latent space {0}', latentName(latent))}</p>;
  return (
    <div role="group" aria-label={l10n.t('Latent space')} class="latent-choices">
      {latentChoices(manifold, latent).map(({ code, name, isCurrent }) => (
        <button
          key={code}
          type="button"
          class="button"
          data-testid={`latent-${code}`}
          aria-pressed={isCurrent}
          disabled={isCurrent}
          title={l10n.t('Writes {0} into the dataset file and saves it.', `latent: ${code}`)}
          onClick={() => send({ kind: 'tryLatent', latent: code })}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function SeedField({ seed, fileSeed }: { readonly seed: number; readonly fileSeed: number }) {
  const { send } = usePanel();
  const [text, setText] = useState(String(seed));
  const value = Number(text);
  const valid = /^\d+$/.test(text.trim()) && value <= greatest;
  const changed = valid && value !== seed;

  if (send === null) {
    return (
      <p class="seed">
        {l10n.t('seed')} <output data-testid="seed-input">{seed}</output>
      </p>
    );
  }
  return (
    <form
      class="seed"
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) send({ kind: 'restart', seed: value });
      }}
    >
      <label>
        {l10n.t('seed')}{' '}
        <input
          type="text"
          inputMode="numeric"
          size={6}
          data-testid="seed-input"
          value={text}
          aria-invalid={!valid}
          title={
            valid
              ? l10n.t('It determines all random numbers of the run. Press Enter to train again.')
              : l10n.t('An integer from 0 to {0}', greatest)
          }
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {changed ? (
        <button type="submit" class="button" data-testid="button-seed">
          {l10n.t('Train')}
        </button>
      ) : null}
      {seed === fileSeed ? null : (
        <button
          type="button"
          class="link"
          data-testid="button-file-seed"
          title={l10n.t('The file has seed {0}', fileSeed)}
          onClick={() => send({ kind: 'restart', seed: null })}
        >
          {l10n.t('file: {0}', fileSeed)}
        </button>
      )}
    </form>
  );
}
