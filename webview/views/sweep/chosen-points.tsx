import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { isLatent, latentCall, latentLabel } from '../../../src/protocol/latent-name.js';
import { latentField } from '../../../src/protocol/latent-scan.js';
import { usePanel } from '../../state/panel-context.js';
import type { Chosen } from './chosen.js';
import { OpenRun } from './open-run.js';
import { letters } from './pair.js';

export interface ChosenPointsProps {
  readonly first: Chosen;
  readonly second: Chosen | null;
  readonly isPicking: boolean;
  /** Makes the next point that is chosen the second, or no longer. */
  readonly pick: (isPicking: boolean) => void;
  /** Chooses the first point alone. */
  readonly leave: () => void;
}

/** What can be done with the point that is chosen, or with two of them. */
export function ChosenPoints({ first, second, isPicking, pick, leave }: ChosenPointsProps) {
  const { send, dispatch } = usePanel();
  // The button that is pressed goes, and the focus must not go with it.
  const wantsFocus = useRef(false);
  const takeFocus = (button: HTMLElement | null): void => {
    if (button === null || !wantsFocus.current) return;
    wantsFocus.current = false;
    button.focus();
  };
  if (second === null) {
    return (
      <div class="sweep-chosen">
        <ChosenPoint chosen={first} letter={null} testId="sweep-chosen">
          <button
            type="button"
            class="button sweep-more"
            data-testid="sweep-compare"
            ref={takeFocus}
            aria-pressed={isPicking}
            title={l10n.t('Or hold Shift while you choose another run')}
            onClick={() => pick(!isPicking)}
          >
            {l10n.t('Compare with…')}
          </button>
        </ChosenPoint>
        {isPicking ? (
          <span class="muted sweep-more" role="status">
            {l10n.t('Click the other run, or go to it with the arrow keys and press Enter.')}
          </span>
        ) : null}
      </div>
    );
  }
  return (
    <div class="sweep-chosen">
      <ChosenPoint chosen={first} letter={letters.first} testId="sweep-chosen" />
      <ChosenPoint chosen={second} letter={letters.second} testId="sweep-second" />
      <span>
        {send === null ? null : (
          <button
            type="button"
            class="button"
            data-testid="sweep-compare-runs"
            title={l10n.t(
              'Shows the run of {0} beside that of {1}. A run that is not kept is trained again.',
              letters.second,
              letters.first,
            )}
            onClick={() => {
              dispatch({ kind: 'view', change: { tab: 'compare', enlarged: null } });
              send({ kind: 'comparePoints', reference: first.wanted, wanted: second.wanted });
            }}
          >
            {l10n.t('Compare their runs')}
          </button>
        )}
        <button
          type="button"
          class="button"
          data-testid="sweep-leave"
          onClick={() => {
            wantsFocus.current = true;
            leave();
          }}
        >
          {l10n.t('Stop comparing')}
        </button>
      </span>
    </div>
  );
}

interface ChosenPointProps {
  readonly chosen: Chosen;
  /** Null if it is the only one. */
  readonly letter: string | null;
  readonly testId: string;
  readonly children?: ComponentChildren;
}

function ChosenPoint({ chosen, letter, testId, children }: ChosenPointProps) {
  const { send } = usePanel();
  const { row, wanted } = chosen;
  const latent = row.point[latentField];
  return (
    <span class={letter === null ? undefined : 'sweep-more'} data-testid={testId}>
      <strong>{letter === null ? wanted.name : `${letter}: ${wanted.name}`}</strong>
      {send !== null && isLatent(latent) ? (
        <button
          type="button"
          class="button sweep-more"
          data-testid="sweep-use"
          title={l10n.t('Writes {0} into the dataset file and saves it.', `latent: ${latentCall(latent)}`)}
          onClick={() => send({ kind: 'tryLatent', latent: latentCall(latent) })}
        >
          {l10n.t('Use {0}', latentLabel(latent))}
        </button>
      ) : null}
      <OpenRun chosen={chosen} />
      {children}
    </span>
  );
}
