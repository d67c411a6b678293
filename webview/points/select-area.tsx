import * as l10n from '@vscode/l10n';
import type { ComponentChildren, TargetedPointerEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Matrix } from '../math/camera.js';
import { pointAt, pointsIn, toPixels, type Region } from '../math/region.js';
import { combine, modeOf, type Selection, type SelectionMode } from '../math/selection.js';
import { drawsLine, type LineTool } from './line-drag.js';
import { usePanel } from '../state/panel-context.js';
import type { Area } from '../charts/plane.js';
import { useSelected } from './selected.js';

export interface SelectAreaProps {
  /** A lasso is drawn while the lasso tool is on or a key is held; an interval of x by dragging alone. */
  readonly shape: 'lasso' | 'interval';
  /** What an interval covers. */
  readonly area: Area;
  /** Where the display sample is drawn: for each of its pictures count × 2, in CSS pixels; null if it is not. */
  readonly pixels: (() => readonly Float32Array[]) | null;
  /** What a click catches, one byte for each point; left out for the nearest point. */
  readonly pick?: (x: number, y: number) => Uint8Array;
  /** A tool of the picture that goes before: what it draws with selects nothing. */
  readonly lineTool?: LineTool | undefined;
  readonly children: ComponentChildren;
}

/** A press of the pointer, from where it began. */
interface Gesture {
  readonly mode: SelectionMode;
  /** What was selected before. */
  readonly base: Selection | null;
  /** Whether dragging selects, rather than what the picture below does with it. */
  readonly selects: boolean;
  /** x and y of the places that it came through. */
  readonly path: number[];
}

/** How far the pointer moves before a press is not a click any more, and between corners of a lasso, in CSS pixels. */
const slack = 4;
/** How near a click must come to a point, in CSS pixels. */
const reach = 10;

/**
 * Lets points of the display sample be selected in a picture: by a lasso or an interval, or one by one with a click;
 * Shift adds, Ctrl or ⌘ takes away, Escape gives up, and a click on nothing clears.
 */
export function SelectArea({ shape, area, pixels, pick, lineTool, children }: SelectAreaProps) {
  const { dispatch } = usePanel();
  const { selected, lasso } = useSelected();
  const gesture = useRef<Gesture | null>(null);
  const [region, setRegion] = useState<Region | null>(null);
  const isFree = pixels !== null && (shape === 'interval' || lasso);

  const select = (next: Selection | null): void => dispatch({ kind: 'select', selected: next });
  const end = (): void => {
    gesture.current = null;
    setRegion(null);
  };
  useEffect(() => {
    if (region === null) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopImmediatePropagation();
      select(gesture.current?.base ?? null);
      end();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [region === null]);

  // Before the picture below sees it, which may turn by dragging.
  const onPointerDownCapture = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || pixels === null || drawsLine(lineTool, event)) return;
    const mode = modeOf(event);
    const selects = isFree || mode !== 'replace';
    gesture.current = { mode, base: selected, selects, path: placeOf(event) };
    if (!selects) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    const current = gesture.current;
    if (current === null || !current.selects || pixels === null) return;
    const { path, mode, base } = current;
    const corners = path.length;
    for (const [x, y] of placesOf(event)) {
      if (Math.hypot(x - path[path.length - 2], y - path[path.length - 1]) >= slack) path.push(x, y);
    }
    if (path.length === corners) return;
    const drawn = regionOf(shape, path, area);
    setRegion(drawn);
    if (shape === 'interval') select(combine(base, pointsIn(drawn, pixels()), mode));
  };
  const onPointerUp = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    const current = gesture.current;
    if (current === null || pixels === null) return;
    const { path, mode, base, selects } = current;
    const [x, y] = placeOf(event);
    const isClick = path.length === 2 && Math.hypot(x - path[0], y - path[1]) < slack;
    if (isClick) {
      const caught = pick?.(x, y) ?? pointAt(x, y, reach, pixels());
      // A key held at a click on nothing means no change.
      if (mode === 'replace' || caught.includes(1)) select(combine(base, caught, mode));
    } else if (selects) {
      select(combine(base, pointsIn(regionOf(shape, [...path, x, y], area), pixels()), mode));
    }
    end();
  };

  return (
    <div
      class={`layer select-area ${isFree ? `selects-${shape}` : ''}`}
      onPointerDownCapture={onPointerDownCapture}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={end}
    >
      {children}
      {region === null ? null : (
        <svg class="layer select-shape" aria-hidden="true">
          {region.kind === 'polygon' ? (
            <polygon points={region.corners.map((x) => x.toFixed(1)).join(' ')} />
          ) : (
            <rect
              x={Math.min(region.from, region.to)}
              width={Math.abs(region.to - region.from)}
              y={area.top}
              height={area.height}
            />
          )}
        </svg>
      )}
    </div>
  );
}

/** Where the display sample is drawn, for {@link SelectAreaProps.pixels}. */
export function pixelsOf(
  targets: readonly Float32Array[],
  components: 2 | 3,
  matrix: Matrix,
  area: Area,
): SelectAreaProps['pixels'] {
  return targets.length === 0 ? null : () => targets.map((target) => toPixels(target, components, matrix, area));
}

/** Said of pictures with a lasso in the words for them. */
export const lassoKeys = l10n.t('Hold Shift and drag to select points; Ctrl removes, Escape clears.');

/** Said of pictures with an interval. */
export const brushKeys = l10n.t('Drag to select an interval; Shift adds, Ctrl removes, Escape clears.');

function placeOf(event: TargetedPointerEvent<HTMLDivElement>): number[] {
  const box = event.currentTarget.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

/**
 * All places since the event before: a browser that is busy tells of several at once, and a lasso must not cut corners.
 */
function placesOf(event: TargetedPointerEvent<HTMLDivElement>): number[][] {
  const box = event.currentTarget.getBoundingClientRect();
  // Only pages that came over a safe way have them.
  const events = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
  return [...events, event].map(({ clientX, clientY }) => [clientX - box.left, clientY - box.top]);
}

function regionOf(shape: SelectAreaProps['shape'], path: readonly number[], { left, width }: Area): Region {
  if (shape === 'lasso') return { kind: 'polygon', corners: path };
  const within = (x: number): number => Math.min(left + width, Math.max(left, x));
  return { kind: 'interval', from: within(path[0]), to: within(path[path.length - 2]) };
}
