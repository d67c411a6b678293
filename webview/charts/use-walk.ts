import type { TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';

/** The one of some marks that is pointed at, by the pointer or the keyboard. */
export interface Walk {
  readonly active: number | null;
  /** Whether the keyboard brought it there. */
  readonly byKeys: boolean;
  readonly point: (index: number | null) => void;
  readonly onKeyDown: (event: TargetedKeyboardEvent<HTMLElement>) => void;
}

/** Goes through marks with the arrow keys, Home and End; Escape leaves them. */
export function useWalk(count: number): Walk {
  const [{ index, byKeys }, set] = useState<{ readonly index: number | null; readonly byKeys: boolean }>({
    index: null,
    byKeys: false,
  });
  const last = count - 1;
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || last < 0) return;
    const next = nextIndex(event.key, index, last);
    if (next === undefined) return;
    set({ index: next, byKeys: true });
    event.preventDefault();
  };
  return {
    active: index !== null && index <= last ? index : null,
    byKeys,
    point: (next) => set({ index: next, byKeys: false }),
    onKeyDown,
  };
}

/** Where a key leads; undefined if it means nothing. */
function nextIndex(key: string, index: number | null, last: number): number | null | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return index === null ? 0 : Math.min(last, index + 1);
    case 'ArrowUp':
    case 'ArrowLeft':
      return index === null ? last : Math.max(0, index - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'Escape':
      // If there is nothing to leave, the key is somebody else's.
      return index === null ? undefined : null;
    default:
      return undefined;
  }
}
