import * as l10n from '@vscode/l10n';
import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSize } from '../charts/use-size.js';
import { OneLine } from '../elements/one-line.js';
import { MenuItem, Popup } from '../elements/popup.js';
import { useUniqueId } from '../elements/unique-id.js';
import { nextEntry } from '../elements/next-entry.js';
import { usePanel } from '../state/panel-context.js';
import { Tile } from '../tile/tile.js';
import type { ViewInput } from '../tile/tile-input.js';
import { WhileInSight } from '../tile/while-in-sight.js';
import { viewNamed } from '../views/index.js';
import { tabsOf } from './tabs.js';

export interface TabPaneProps {
  /** Names of the views behind the tabs, in their order; at least one. */
  readonly names: readonly string[];
  readonly input: ViewInput;
  /** Name of the view to show; the first is shown for null, and for a name that no view has. */
  readonly open: string | null;
}

/**
 * Views of which one is shown at a time, or two partners side by side, after the pattern "tabs" of WAI-ARIA. Tabs that find
 * no room are in a menu at the end.
 */
export function TabPane({ names, input, open }: TabPaneProps) {
  const { dispatch } = usePanel();
  const id = useUniqueId();
  const [panel, { width }] = useSize();
  const list = useRef<HTMLDivElement>(null);
  const followsFocus = useRef(false);
  const tabs = tabsOf(names, width);
  const isOpen = (name: string): boolean => name === open;
  const current = tabs.find((tab) => tab.names.some(isOpen)) ?? tabs[0];
  const [currentName] = current.names;
  const enlarged = current.names.find((name) => name === input.view.enlarged);
  const shown = enlarged === undefined ? current.names : [enlarged];
  const show = (name: string): void => dispatch({ kind: 'view', change: { tab: name } });

  useLayoutEffect(() => {
    // The tab may have come out of the menu by being chosen.
    if (followsFocus.current) list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
    followsFocus.current = false;
  }, [currentName]);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const key = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' }[event.key] ?? event.key;
    const next = nextEntry(
      key,
      tabs.indexOf(current),
      tabs.map(({ title }) => title),
    );
    if (next === null) return;
    event.preventDefault();
    followsFocus.current = true;
    show(tabs[next].names[0]);
  };

  const items = tabs.map((tab) => {
    const [name] = tab.names;
    const selected = tab === current;
    return {
      key: name,
      content: (
        <button
          type="button"
          role="tab"
          id={`${id}-${name}`}
          class="tab"
          data-view={name}
          data-testid={`tab-${name}`}
          aria-selected={selected}
          aria-controls={selected ? `${id}-panel` : undefined}
          tabIndex={selected ? 0 : -1}
          title={tab.title}
          onClick={() => show(name)}
        >
          {tab.title}
        </button>
      ),
    };
  });
  return (
    <section class={shown.length > 1 ? 'tab-pane paired' : 'tab-pane'} data-testid="tab-pane">
      <div class="tabs" ref={list}>
        <OneLine
          class="tab-line"
          items={items}
          pinned={currentName}
          line={{ role: 'tablist', 'aria-label': l10n.t('Analysis'), onKeyDown }}
          more={(hidden) =>
            hidden.length === 0 ? null : (
              <Popup
                name={l10n.t('More views of the analysis')}
                class="tab"
                testId="more-tabs"
                role="menu"
                face={`${l10n.t('More')} ▾`}
              >
                {tabs
                  .filter((tab) => hidden.some(({ key }) => key === tab.names[0]))
                  .map(({ names: [name], title }) => (
                    <MenuItem
                      key={name}
                      testId={`tab-${name}`}
                      onChoose={() => {
                        followsFocus.current = true;
                        show(name);
                      }}
                    >
                      {title}
                    </MenuItem>
                  ))}
              </Popup>
            )
          }
        />
      </div>
      <div ref={panel} class="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${currentName}`}>
        {shown.map((name) => (
          <WhileInSight key={name} enlarged={name === enlarged}>
            <Tile view={viewNamed(name)} input={input} />
          </WhileInSight>
        ))}
      </div>
    </section>
  );
}
