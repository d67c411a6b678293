import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useWalk } from './use-walk.js';
import { useSize, type Size } from './use-size.js';

export interface WalkedPlotProps<T> {
  /** What is seen, in words. */
  readonly label: string;
  /** The marks, which may depend on the room that there is. */
  readonly marks: (size: Size) => readonly T[];
  /** What is told of a mark that is pointed at. */
  readonly describe: (mark: T) => string;
  readonly draw: (marks: readonly T[], size: Size, active: number | null, point: (index: number) => void) => ComponentChildren;
}

/** A picture of marks that tell of themselves, below it, where the pointer or the arrow keys point at them. */
export function WalkedPlot<T>({ label, marks: marksIn, describe, draw }: WalkedPlotProps<T>) {
  const [ref, size] = useSize();
  const marks = marksIn(size);
  const { active, byKeys, point, onKeyDown } = useWalk(marks.length);
  const leave = (): void => point(null);
  return (
    <>
      <div
        class="plot"
        ref={ref}
        role="img"
        tabIndex={0}
        aria-label={`${label} ${l10n.t('Arrow keys go through them.')}`}
        onKeyDown={onKeyDown}
        onMouseLeave={leave}
        onBlur={leave}
      >
        {size.width > 0 ? (
          <svg class="layer" aria-hidden="true">
            {draw(marks, size, active, point)}
          </svg>
        ) : null}
      </div>
      <p class="readout" aria-live={byKeys ? 'polite' : 'off'}>
        {active === null ? '\u00a0' : describe(marks[active])}
      </p>
    </>
  );
}
