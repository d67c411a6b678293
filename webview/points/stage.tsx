import * as l10n from '@vscode/l10n';
import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { usePanel } from '../state/panel-context.js';
import { usePointed } from './pointed.js';

export interface StageProps {
  /** What is seen, in words. */
  readonly label: string;
  /** The picture itself. */
  readonly children: ComponentChildren;
  /** What lies over it, for the pointer. */
  readonly marks: ComponentChildren;
}

/**
 * A picture of the display sample that takes the keyboard's focus: n and p walk through its points from the largest ρ
 * down and back, s selects the one that is pointed at.
 */
export function Stage({ label, children, marks }: StageProps) {
  const { dispatch } = usePanel();
  const { pointed } = usePointed();
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'n') dispatch({ kind: 'walk', by: 1 });
    else if (event.key === 'p') dispatch({ kind: 'walk', by: -1 });
    else if (event.key === 's') dispatch({ kind: 'toggleSelected' });
    else if (event.key === 'Escape' && pointed !== null) dispatch({ kind: 'point', index: null });
    else return;
    event.preventDefault();
  };
  return (
    <div class="layer" onKeyDown={onKeyDown}>
      <div
        class="layer"
        role="img"
        tabIndex={0}
        aria-label={`${label} ${l10n.t('Press n and p to go through the points, from the largest ρ down; press s to select or deselect the one you are at.')}`}
      >
        {children}
      </div>
      {marks}
    </div>
  );
}
