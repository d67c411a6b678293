import { useState } from 'preact/hooks';
import { combine, type Selection, type SelectionMode } from '../../math/selection.js';
import { usePanel } from '../../state/panel-context.js';
import { useSelected } from '../../points/selected.js';

/** Bars whose points are the selection. */
export interface ChosenBars {
  /** Whether there are any. */
  readonly some: boolean;
  readonly has: (bar: string) => boolean;
  /**
   * Selects the points of a bar.
   * @param bar a name that no other bar has; null if none was caught, which clears.
   * @param points one byte for each, 1 where it is one of them.
   */
  readonly choose: (bar: { readonly name: string; readonly points: Uint8Array } | null, mode: SelectionMode) => void;
}

/** Remembers which bars were chosen, for as long as what is selected is what their choice gave. */
export function useChosenBars(): ChosenBars {
  const { dispatch } = usePanel();
  const { selected } = useSelected();
  const [last, setLast] = useState<{ readonly given: Selection | null; readonly names: readonly string[] }>({
    given: null,
    names: [],
  });
  const names = selected !== null && last.given === selected ? last.names : [];
  return {
    some: names.length > 0,
    has: (bar) => names.includes(bar),
    choose: (bar, mode) => {
      if (bar === null) {
        // A key held at a click on nothing means no change.
        if (mode === 'replace') dispatch({ kind: 'select', selected: null });
        return;
      }
      const given = combine(selected, bar.points, mode);
      const others = mode === 'replace' ? [] : names.filter((name) => name !== bar.name);
      setLast({ given, names: mode === 'remove' ? others : [...others, bar.name] });
      dispatch({ kind: 'select', selected: given });
    },
  };
}
