import { useEffect } from 'preact/hooks';
import { usePanel } from '../state/panel-context.js';
import type { Action } from '../state/reducer.js';

const keys: Readonly<Record<string, Action>> = {
  '<': { kind: 'turn', to: 'first' },
  ',': { kind: 'turn', to: 'previous' },
  '.': { kind: 'turn', to: 'next' },
  '>': { kind: 'show', step: null },
};

/** Goes through the pictures with keys, wherever in the panel the focus is, but for fields that text is entered in. */
export function useTimelineKeys(): void {
  const { dispatch } = usePanel();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key) || takesText(event.target))
        return;
      event.preventDefault();
      dispatch(keys[event.key]);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [dispatch]);
}

function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type !== 'range');
}
