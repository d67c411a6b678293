import * as l10n from '@vscode/l10n';
import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { modeOf, type SelectionMode } from '../math/selection.js';
import { useWalk } from './use-walk.js';
import { useSize, type Size } from './use-size.js';

export interface MarkPlotProps<T> {
  /** What the picture shows, in words. */
  readonly label: string;
  /** The marks, which may depend on the room that there is. */
  readonly marks: (size: Size) => readonly T[];
  /** Describes the mark that is pointed at. */
  readonly describe: (mark: T) => string;
  /** What is told of it in further lines; of none, as many lines, so that the picture keeps its size. */
  readonly more?: (mark: T | null) => readonly string[];
  /**
   * Chooses a mark, by a click on what is drawn with its number in `data-mark`, or by the key Enter; null if a click
   * caught none. Left out if there is nothing to choose.
   */
  readonly choose?: (mark: T | null, mode: SelectionMode) => void;
  /** How to use it with the keyboard, where choosing is not to select points. */
  readonly hint?: string;
  readonly draw: (
    marks: readonly T[],
    size: Size,
    active: number | null,
    point: (index: number) => void,
  ) => ComponentChildren;
  readonly legend?: ComponentChildren;
  /** Whether there is room for the legend; left out where there always is. */
  readonly hasLegend?: (size: Size) => boolean;
}

/** A picture of marks; below it is a description of the mark that the pointer or the arrow keys point at. */
export function MarkPlot<T>(props: MarkPlotProps<T>) {
  const { label, marks: marksIn, describe, more, choose, hint = hintOf(choose !== undefined), draw } = props;
  const { legend, hasLegend = always } = props;
  const [ref, size] = useSize();
  const marks = marksIn(size);
  const { active, byKeys, point, onKeyDown } = useWalk(marks.length);
  const leave = (): void => point(null);
  const onKey = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (choose !== undefined && event.key === 'Enter' && active !== null) {
      choose(marks[active], modeOf(event));
      event.preventDefault();
    } else onKeyDown(event);
  };
  const onClick = (event: MouseEvent): void => {
    const mark =
      event.target instanceof Element ? (event.target.closest('[data-mark]')?.getAttribute('data-mark') ?? null) : null;
    choose?.(mark === null ? null : marks[Number(mark)], modeOf(event));
  };
  return (
    <>
      <div
        class="plot"
        ref={ref}
        role="img"
        tabIndex={0}
        aria-label={`${label} ${hint}`}
        onKeyDown={onKey}
        onClick={choose === undefined ? undefined : onClick}
        onMouseLeave={leave}
        onBlur={leave}
      >
        {size.width > 0 && size.height > 0 ? (
          <svg class="layer" aria-hidden="true">
            {draw(marks, size, active, point)}
          </svg>
        ) : null}
        {hasLegend(size) ? legend : null}
      </div>
      <p class={active === null ? 'readout' : 'readout told'} aria-live={byKeys ? 'polite' : 'off'}>
        {active === null ? '\u00a0' : describe(marks[active])}
        {more?.(active === null ? null : marks[active]).map((line, k) => (
          <span key={k} class="muted second-line">
            {line === '' ? '\u00a0' : line}
          </span>
        ))}
      </p>
    </>
  );
}

const always = (): boolean => true;

const hintOf = (isChosen: boolean): string =>
  isChosen
    ? l10n.t('Use the arrow keys to go through them, and Enter to select the points of one.')
    : l10n.t('Use the arrow keys to go through them.');
