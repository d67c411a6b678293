import * as l10n from '@vscode/l10n';
import type { TargetedKeyboardEvent } from 'preact';
import { useUniqueId } from '../elements/unique-id.js';
import { nextEntry } from '../elements/next-entry.js';
import { usePanel } from '../state/panel-context.js';
import { Tile } from '../tile/tile.js';
import type { ViewInput } from '../tile/tile-input.js';
import { WhileInSight } from '../tile/while-in-sight.js';
import { viewNamed } from '../views/index.js';

export interface TabPaneProps {
  /** Names of the views behind the tabs, in their order; at least one. */
  readonly names: readonly string[];
  readonly input: ViewInput;
  /** Name of the view to show; null, or the name of none of them, for the first. */
  readonly open: string | null;
}

/** Views of which one is shown at a time, after the pattern "tabs" of WAI-ARIA. */
export function TabPane({ names, input, open }: TabPaneProps) {
  const { dispatch } = usePanel();
  const id = useUniqueId();
  const current = names.find((name) => name === open) ?? names[0];
  const show = (name: string): void => dispatch({ kind: 'view', change: { tab: name } });
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const key = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' }[event.key] ?? event.key;
    const next = nextEntry(
      key,
      names.indexOf(current),
      names.map((name) => viewNamed(name).title),
    );
    if (next === null) return;
    event.preventDefault();
    show(names[next]);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${names[next]}"]`)?.focus();
  };
  return (
    <section class="tab-pane" data-testid="tab-pane">
      <div class="tabs" role="tablist" aria-label={l10n.t('Analysis')} onKeyDown={onKeyDown}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            class="tab"
            data-tab={name}
            data-view={name}
            data-testid={`tab-${name}`}
            aria-selected={name === current}
            aria-controls={name === current ? `${id}-panel` : undefined}
            tabIndex={name === current ? 0 : -1}
            onClick={() => show(name)}
          >
            {viewNamed(name).title}
          </button>
        ))}
      </div>
      <div class="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current}`}>
        <WhileInSight key={current} enlarged={current === input.view.enlarged}>
          <Tile view={viewNamed(current)} input={input} />
        </WhileInSight>
      </div>
    </section>
  );
}
