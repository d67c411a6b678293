import * as l10n from '@vscode/l10n';
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useSize } from '../charts/use-size.js';
import { Absent } from '../elements/absent.js';
import { moved, placedBeside, shownIn, shownViews, withShown, type Arrangement } from '../state/arrangement.js';
import { usePanel } from '../state/panel-context.js';
import { TileFrameProvider, type TileFrame } from '../tile/frame-context.js';
import type { ViewInput } from '../tile/tile-input.js';
import { Tile } from '../tile/tile.js';
import { WhileInSight } from '../tile/while-in-sight.js';
import { viewNamed } from '../views/index.js';
import { layoutOf } from './layout.js';
import { ReferenceTile, referenceName } from './reference-tile.js';
import { TabPane } from './tab-pane.js';
import { TileDrag, viewOf } from './tile-drag.js';

/** Keys that move a view, and by how many places. */
const steps: Readonly<Partial<Record<string, 1 | -1>>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** The views that are shown, where the user put them: the pictures as large as they can be, the others behind tabs. */
export function Body({ input, arrangement }: { readonly input: ViewInput; readonly arrangement: Arrangement }) {
  const { dispatch } = usePanel();
  const [said, say] = useState('');
  const [ref, size] = useSize();
  /** Test ids of what is to have the focus once the views stand elsewhere: the first that is there. */
  const focusNext = useRef<readonly string[]>([]);
  const { reference } = input;
  const pictures = shownIn(arrangement, 'pictures');
  const tabs = shownIn(arrangement, 'tabs');
  const compared = reference === null ? [] : pictures;
  // A view that was enlarged and is not there any more must not hide all others.
  const enlarged =
    [...pictures, ...tabs, ...compared.map(referenceName)].find((name) => name === input.view.enlarged) ?? null;
  const shown = enlarged === input.view.enlarged ? input : { ...input, view: { ...input.view, enlarged } };
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
    focusNext.current
      .map((testId) => ref.current?.querySelector<HTMLElement>(`[data-testid="${testId}"]`) ?? null)
      .find((element) => element !== null)
      ?.focus();
    focusNext.current = [];
  }, [arrangement]);

  const frame = useMemo((): TileFrame => {
    return {
      isAtEnd: (name, by) => moved(arrangement, name, by) === arrangement,
      move: (name, by) => {
        const next = moved(arrangement, name, by);
        if (next === arrangement) return;
        const isOnTab = document.activeElement?.matches('.tab') === true;
        focusNext.current = isOnTab ? [`tab-${name}`, `menu-${name}`] : [`menu-${name}`];
        // A view that comes behind a tab is the one that is open, so that it does not vanish.
        dispatch({ kind: 'view', change: { arrangement: next, ...(next.tabs.includes(name) ? { tab: name } : {}) } });
        const order = shownViews(next);
        say(l10n.t('{0}: place {1} of {2}', viewNamed(name).title, order.indexOf(name) + 1, order.length));
      },
      hide: (name) => {
        rearrange(withShown(arrangement, name, false));
        say(l10n.t('{0} is hidden. Use the menu Views to show it again.', viewNamed(name).title));
        document.querySelector<HTMLElement>('[data-testid="button-more"]')?.focus();
      },
    };
  }, [arrangement, dispatch]);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const by = event.altKey && event.shiftKey ? steps[event.key] : undefined;
    if (by === undefined || enlarged !== null || !(event.target instanceof Element)) return;
    if (event.target.matches('input, select')) return;
    const name = viewOf(event.target);
    if (name === null) return;
    event.preventDefault();
    frame.move(name, by);
  };

  const layout = layoutOf(size, { pictures: pictures.length, compared: compared.length, tabs: tabs.length > 0 });
  const tileOf = (name: string) => (
    <WhileInSight key={name} enlarged={name === enlarged}>
      <Tile view={viewNamed(name)} input={shown} />
    </WhileInSight>
  );
  const referenceOf = (name: string) =>
    reference === null ? null : (
      <ReferenceTile key={referenceName(name)} view={viewNamed(name)} input={shown} reference={reference} />
    );
  const isTab = enlarged !== null && tabs.includes(enlarged);
  return (
    <TileFrameProvider value={frame}>
      <p class="visually-hidden" aria-live="polite">
        {said}
      </p>
      <div
        ref={ref}
        class={`tiles${enlarged === null ? '' : ' enlarged'}${layout.scrolls ? ' scrolls' : ''}`}
        data-testid="tiles"
        style={{
          '--columns': layout.columns,
          '--row-height': `${layout.rowHeight}px`,
          '--tabs-height': layout.tabs.kind === 'below' ? `${layout.tabs.height}px` : `${layout.rowHeight}px`,
          '--tabs-span': layout.tabs.kind === 'below' ? layout.columns : layout.tabs.span,
        }}
        onKeyDown={onKeyDown}
      >
        {pictures.length + tabs.length === 0 ? (
          <Absent>{l10n.t('All views are hidden. Use the menu Views, behind ⋯ above, to show them again.')}</Absent>
        ) : null}
        {size.width === 0
          ? null
          : layout.paired
            ? pictures.flatMap((name) => [tileOf(name), referenceOf(name)])
            : [...pictures.map(tileOf), ...compared.map(referenceOf)]}
        {tabs.length === 0 || size.width === 0 ? null : (
          <TabPane key="tabs" names={tabs} input={shown} open={isTab ? enlarged : input.view.tab} />
        )}
      </div>
      <TileDrag
        tiles={ref}
        onDrop={(name, { target, side }) => rearrange(placedBeside(arrangement, name, target, side))}
      />
    </TileFrameProvider>
  );
}
