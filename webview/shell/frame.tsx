import * as l10n from '@vscode/l10n';
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { usePanel } from '../state/panel-context.js';
import {
  comparedViews,
  moved,
  placedBeside,
  shownIn,
  shownViews,
  withShown,
  type Arrangement,
  type Part,
  type ViewName,
} from '../state/arrangement.js';
import { Absent } from '../elements/cell.js';
import { viewTexts } from '../views/explanations.js';
import { TileFrameProvider, type TileFrame } from '../tile/frame-context.js';
import { ReferenceTiles, referenceName } from './of-reference.js';
import { placingOf } from './rows.js';
import { TileDrag, viewOf } from './tile-drag.js';
import type { ViewInput } from '../tile/tile-input.js';
import { views } from '../views/index.js';
import { WhileInSight } from '../tile/while-in-sight.js';

const partLabels = { live: l10n.t('Training'), findings: l10n.t('Analysis') };

const pictures = new Map([...views.live, ...views.findings].map(({ name, Picture }) => [name, Picture]));

/** Keys that move a tile, and by how many places. */
const steps: Readonly<Partial<Record<string, 1 | -1>>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** The tiles of all views that are shown, where the user put them. */
export function TilesFrame({ input, arrangement }: { readonly input: ViewInput; readonly arrangement: Arrangement }) {
  const { dispatch } = usePanel();
  const [said, say] = useState('');
  const tiles = useRef<HTMLDivElement>(null);
  const focusNext = useRef<ViewName | null>(null);
  const { reference } = input;
  const compared = useMemo(
    () =>
      reference === null
        ? []
        : views.live.filter(({ name }) => comparedViews.includes(name) && shownViews(arrangement).includes(name)),
    [arrangement, reference === null],
  );
  const enlarged =
    [...shownViews(arrangement), ...compared.map(({ name }) => referenceName(name))].find(
      (name) => name === input.view.enlarged,
    ) ?? null;
  // A view that was enlarged and is not there any more must not hide all others.
  const pictured = enlarged === input.view.enlarged ? input : { ...input, view: { ...input.view, enlarged } };
  const rearrange = (next: Arrangement): void => dispatch({ kind: 'view', change: { arrangement: next } });

  useEffect(() => {
    if (enlarged === null) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      // Escape closes what lies above first.
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(':popover-open') !== null) return;
      dispatch({ kind: 'view', change: { enlarged: null } });
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [enlarged, dispatch]);

  useLayoutEffect(() => {
    // An element that is put elsewhere in the document loses the focus.
    if (focusNext.current !== null)
      tiles.current?.querySelector<HTMLElement>(`[data-testid="arrange-${focusNext.current}"]`)?.focus();
    focusNext.current = null;
  }, [arrangement]);

  const [frame, style] = useMemo(() => {
    const { style, styleOf } = placingOf(
      shownIn(arrangement, 'live'),
      views.live.map(({ name }) => name),
    );
    const made: TileFrame = {
      styleOf,
      isAtEnd: (name, by) => moved(arrangement, name, by) === arrangement,
      move: (name, by) => {
        const next = moved(arrangement, name, by);
        if (next === arrangement) return;
        focusNext.current = name;
        rearrange(next);
        const order = shownViews(next);
        say(l10n.t('{0}: place {1} of {2}', viewTexts[name].title, order.indexOf(name) + 1, order.length));
      },
      hide: (name) => {
        rearrange(withShown(arrangement, name, false));
        say(l10n.t('{0} is hidden. The menu Views shows it again.', viewTexts[name].title));
        document.querySelector<HTMLElement>('[data-testid="button-views"]')?.focus();
      },
    };
    return [made, style] as const;
  }, [arrangement, dispatch]);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const by = event.altKey && event.shiftKey ? steps[event.key] : undefined;
    if (
      by === undefined ||
      enlarged !== null ||
      !(event.target instanceof Element) ||
      event.target.matches('input, select')
    )
      return;
    const name = viewOf(event.target);
    if (name === null) return;
    event.preventDefault();
    frame.move(name, by);
  };

  const part = (name: Part) => {
    const names = shownIn(arrangement, name);
    return names.length === 0 ? null : (
      <section class={name} aria-label={partLabels[name]} style={name === 'live' ? style : undefined}>
        {names.map((view) => {
          const Picture = pictures.get(view);
          return Picture === undefined ? null : (
            <WhileInSight key={view} enlarged={view === enlarged}>
              <Picture {...pictured} />
            </WhileInSight>
          );
        })}
      </section>
    );
  };
  return (
    <TileFrameProvider value={frame}>
      <p class="visually-hidden" aria-live="polite">
        {said}
      </p>
      <div ref={tiles} class={enlarged === null ? 'tiles' : 'tiles enlarged'} onKeyDown={onKeyDown}>
        {shownViews(arrangement).length === 0 ? (
          <Absent>{l10n.t('All views are hidden. The menu Views, above, shows them again.')}</Absent>
        ) : null}
        {part('live')}
        {reference === null || compared.length === 0 ? null : (
          <ReferenceTiles views={compared} input={pictured} reference={reference} />
        )}
        {part('findings')}
      </div>
      <TileDrag
        tiles={tiles}
        onDrop={(name, { target, side }) => rearrange(placedBeside(arrangement, name, target, side))}
      />
    </TileFrameProvider>
  );
}
