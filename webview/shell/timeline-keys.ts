import { useEffect } from 'preact/hooks';
import { usePanel } from '../state/panel-context.js';
import type { Action } from '../state/reducer.js';

const keys: Readonly<Partial<Record<string, Action>>> = {
  '<': { kind: 'turn', to: 'first' },
  ',': { kind: 'turn', to: 'previous' },
  '.': { kind: 'turn', to: 'next' },
  '>': { kind: 'show', step: null },
};

/**
 * Goes through the pictures with keys, wherever in the panel the focus is, except for fields that text is entered in.
 * @param isReplay whether a run is being replayed by itself: then Escape shows its end.
 */
export function useTimelineKeys(isReplay: boolean): void {
  const { dispatch } = usePanel();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || takesText(event.target)) return;
      const action = Object.hasOwn(keys, event.key)
        ? keys[event.key]
        : event.key === 'Escape' && isReplay && !isPopupOpen()
          ? keys['>']
          : undefined;
      if (action === undefined) return;
      event.preventDefault();
      dispatch(action);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [dispatch, isReplay]);
}

/** Escape closes what lies above first. */
const isPopupOpen = (): boolean => document.querySelector(':popover-open') !== null;

function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type !== 'range');
}
