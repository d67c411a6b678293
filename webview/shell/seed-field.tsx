import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { usePanel } from '../state/panel-context.js';

/** Seeds are integers of 32 bits. */
const greatest = 4294967295;

/** The seed of the run; another one, entered here, trains again with it. */
export function SeedField({ seed, fileSeed }: { readonly seed: number; readonly fileSeed: number }) {
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
              ? l10n.t('All random numbers of the run follow from it. Enter trains again.')
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
          title={l10n.t('The file names seed {0}', fileSeed)}
          onClick={() => send({ kind: 'restart', seed: null })}
        >
          {l10n.t('file: {0}', fileSeed)}
        </button>
      )}
    </form>
  );
}
