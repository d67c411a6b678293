import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Where a tile that is dragged would be put. */
export interface Drop {
  readonly target: string;
  readonly side: 'before' | 'after';
}

/** A rectangle of the window, in pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Drag {
  readonly source: Box;
  /** Null over no other tile. */
  readonly drop: (Drop & { readonly mark: Box }) | null;
}

/** A press that moves less than this, in pixels, drags nothing. */
const threshold = 6;
/** Near the upper and the lower border of the tiles, so many pixels, they scroll. */
const scrollZone = 36;
const scrollStep = 14;
const markWidth = 4;

const notHandles = 'button, label, input, select, a, [popover]';

/** Lets tiles be dragged by their headers, and tabs, with a mouse or a pen, and shows where one would go; touch scrolls instead. */
export function TileDrag(props: {
  readonly tiles: RefObject<HTMLElement>;
  readonly onDrop: (name: string, drop: Drop) => void;
}) {
  const { tiles } = props;
  const [drag, setDrag] = useState<Drag | null>(null);
  const onDrop = useRef(props.onDrop);
  onDrop.current = props.onDrop;

  useEffect(() => {
    const { current: element } = tiles;
    if (element === null) return;
    // What a press listens to, until it ends.
    let listening = new AbortController();
    const onPress = (press: PointerEvent): void => {
      if (press.button !== 0 || press.pointerType === 'touch' || !(press.target instanceof Element)) return;
      const isTab = press.target.closest('.tab') !== null;
      const isHeader = press.target.closest('.tile-header') !== null && press.target.closest(notHandles) === null;
      const name = viewOf(press.target);
      if (!(isTab || isHeader) || name === null || element.matches('.enlarged')) return;
      // No text is selected meanwhile; a tab still takes the focus.
      if (isHeader) press.preventDefault();
      let latest: Drag | null = null;
      const set = (next: Drag | null): void => {
        latest = next;
        setDrag(next);
      };
      const end = (): void => {
        listening.abort();
        set(null);
      };
      listening = new AbortController();
      const { signal } = listening;
      addEventListener(
        'pointermove',
        ({ clientX, clientY }) => {
          if (latest === null && Math.hypot(clientX - press.clientX, clientY - press.clientY) < threshold) return;
          scrollAt(element, clientY);
          const tile = element.querySelector(`[data-view="${name}"]`);
          if (tile === null) end();
          else set({ source: boxOf(tile), drop: dropAt(name, clientX, clientY) });
        },
        { signal },
      );
      addEventListener(
        'pointerup',
        () => {
          const drop = latest?.drop ?? null;
          end();
          if (drop !== null) onDrop.current(name, drop);
        },
        { signal },
      );
      addEventListener('pointercancel', end, { signal });
      addEventListener(
        'keydown',
        (event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          end();
        },
        { signal, capture: true },
      );
    };
    element.addEventListener('pointerdown', onPress);
    return () => {
      element.removeEventListener('pointerdown', onPress);
      listening.abort();
    };
  }, [tiles]);

  if (drag === null) return null;
  return (
    <div class="drag" aria-hidden="true">
      <div class="drag-source" style={toStyle(drag.source)} />
      {drag.drop === null ? null : <div class="drop-mark" style={toStyle(drag.drop.mark)} />}
    </div>
  );
}

/** The view whose tile an element is in. */
export function viewOf(element: Element): string | null {
  return element.closest<HTMLElement>('[data-view]')?.dataset.view ?? null;
}

function dropAt(name: string, x: number, y: number): Drag['drop'] {
  const element = document.elementFromPoint(x, y)?.closest('[data-view]') ?? null;
  const target = element === null ? null : viewOf(element);
  if (element === null || target === null || target === name) return null;
  const { left, top, width, height } = boxOf(element);
  // Tiles as wide as the panel stand one below the other.
  const isRow = width > 0.8 * document.documentElement.clientWidth;
  const isBefore = (isRow ? (y - top) / height : (x - left) / width) < 0.5;
  const mark = isRow
    ? { left, top: isBefore ? top : top + height - markWidth, width, height: markWidth }
    : { left: isBefore ? left : left + width - markWidth, top, width: markWidth, height };
  return { target, side: isBefore ? 'before' : 'after', mark };
}

function boxOf(element: Element): Box {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
}

const toStyle = ({ left, top, width, height }: Box) => ({
  left: `${left}px`,
  top: `${top}px`,
  width: `${width}px`,
  height: `${height}px`,
});

/** In a low window it is not the tiles that scroll but what holds them. */
function scrollAt(tiles: HTMLElement, y: number): void {
  const scrolling = [tiles, tiles.parentElement].find(
    (element) => element !== null && element.scrollHeight > element.clientHeight,
  );
  if (scrolling === null || scrolling === undefined) return;
  const { top, bottom } = scrolling.getBoundingClientRect();
  if (y < top + scrollZone) scrolling.scrollBy(0, -scrollStep);
  else if (y > bottom - scrollZone) scrolling.scrollBy(0, scrollStep);
}
