import * as l10n from '@vscode/l10n';
import { useUniqueId } from '../elements/unique-id.js';
import { referencePrefix, useReferenceNote } from '../points/reference-context.js';
import { usePanel } from '../state/panel-context.js';
import { Popup } from '../elements/popup.js';
import { ExplanationText } from './explanation-text.js';
import { TileMenu } from './tile-menu.js';
import type { ViewInput } from './tile-input.js';
import type { View } from './view.js';
import { useTileElement } from './while-in-sight.js';

export interface TileProps {
  readonly view: View;
  readonly input: ViewInput;
}

/** One picture of the panel under its title, with what it says of itself, its menu and a button that enlarges it. */
export function Tile({ view, input }: TileProps) {
  const { dispatch } = usePanel();
  const reference = useReferenceNote();
  const id = useUniqueId();
  const ref = useTileElement();
  const { name, explanation, Picture } = view;
  const shownName = reference === null ? name : `${referencePrefix}${name}`;
  const enlarged = input.view.enlarged === shownName;
  const heading = view.heading?.(input) ?? view.title;
  const title = reference === null ? heading : `${heading} · ${reference}`;
  return (
    <section
      ref={ref}
      class={`tile tile-${shownName}${enlarged ? ' enlarged' : ''}`}
      data-view={reference === null ? name : undefined}
      data-testid={`tile-${shownName}`}
      aria-labelledby={id}
    >
      <header class="tile-header">
        <h2 id={id} title={title}>
          {title}
        </h2>
        <div class="tile-buttons">
          <TileMenu view={view} input={input} title={title} shownName={shownName} tile={ref} />
          <Popup
            name={l10n.t('What am I seeing: {0}', view.title)}
            class="icon"
            testId={`explain-${shownName}`}
            role="dialog"
            face="?"
          >
            <ExplanationText title={view.title} explanation={explanation} />
          </Popup>
          <button
            type="button"
            class="icon"
            data-testid={`enlarge-${shownName}`}
            aria-pressed={enlarged}
            aria-label={enlarged ? l10n.t('Show all pictures again') : l10n.t('Enlarge: {0}', title)}
            title={enlarged ? l10n.t('Show all pictures (Escape)') : l10n.t('Enlarge')}
            onClick={() => dispatch({ kind: 'view', change: { enlarged: enlarged ? null : shownName } })}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d={enlarged ? 'M6 2v4H2M10 14v-4h4' : 'M9.5 2.5h4v4M6.5 13.5h-4v-4'} />
            </svg>
          </button>
        </div>
      </header>
      <div class="tile-picture">
        <Picture {...input} />
      </div>
    </section>
  );
}
