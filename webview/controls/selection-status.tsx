import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { formatCount, formatNumber } from '../format.js';
import { summarise } from '../math/selection.js';
import { errorName } from '../plots/coloring.js';
import { usePanel } from '../plots/panel-context.js';
import { pointsTable, tableName } from '../plots/points-table.js';
import { saveFile } from '../save.js';
import { shownFrame, type Model } from '../state/model.js';
import { SelectionMenu } from './selection-menu.js';

/** What is selected, in numbers, with what can be done with it; and the menu that selects without a pointer. */
export function SelectionStatus({ model }: { readonly model: Model }) {
  const { dispatch, send } = usePanel();
  const { run, selected, view } = model;
  const frame = shownFrame(model);
  const [isOpen, setOpen] = useState(false);
  const ref = useRef<HTMLSpanElement>(null);
  const summary = useMemo(() => (selected === null || frame === null ? null : summarise(selected, frame.error)), [selected, frame]);

  // Wherever the focus is, unless that place has a use for the key.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (isOpen) {
        setOpen(false);
        ref.current?.querySelector('button')?.focus();
      } else if (selected !== null) dispatch({ kind: 'select', selected: null });
      else return;
      event.preventDefault();
    };
    // On the document, so before the window's listener that leaves an enlarged view.
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isOpen, selected, dispatch]);

  useEffect(() => {
    if (!isOpen) return;
    const onPointerDown = ({ target }: PointerEvent): void => {
      if (!(target instanceof Node && ref.current?.contains(target))) setOpen(false);
    };
    window.addEventListener('pointerdown', onPointerDown, { capture: true });
    return () => window.removeEventListener('pointerdown', onPointerDown, { capture: true });
  }, [isOpen]);

  if (run === null || frame === null) return null;
  const { started } = run;
  const caught = summary === null ? 'no points selected' : `${formatCount(summary.count)} of ${formatCount(frame.error.length)} points selected`;
  const table = (): string => (selected === null ? '' : pointsTable(started, frame, selected));
  return (
    <span class="item selection" ref={ref}>
      <button
        type="button"
        class="link"
        data-testid="button-selection"
        aria-expanded={isOpen}
        title="Select points by their ρ, all or none; says how to select in the pictures"
        onClick={() => setOpen(!isOpen)}
      >
        select ▴
      </button>
      <span class={summary === null ? 'selection-text muted' : 'selection-text'} data-testid="selection">
        {summary === null
          ? 'no points selected: Shift and drag around some, or drag over the histogram'
          : `${caught}: ${errorName} mean ${formatNumber(summary.mean)}, median ${formatNumber(summary.median)}, sup ${formatNumber(summary.sup)}`}
      </span>
      {/* The number alone is announced: the others change with every picture. */}
      <span class="visually-hidden" aria-live="polite">
        {caught}
      </span>
      <button
        type="button"
        class="link"
        data-testid="selection-clear"
        disabled={selected === null}
        onClick={() => dispatch({ kind: 'select', selected: null })}
      >
        clear
      </button>
      <button
        type="button"
        class="link"
        data-testid="selection-save"
        disabled={selected === null}
        title="Save the selected points with all their numbers at this step"
        onClick={() => saveFile(send, tableName(started, frame), new TextEncoder().encode(table()))}
      >
        save CSV
      </button>
      {send === null ? null : (
        <button
          type="button"
          class="link"
          data-testid="selection-table"
          disabled={selected === null}
          title="The selected points with all their numbers at this step, as CSV in an editor"
          onClick={() => send({ kind: 'openTable', text: table() })}
        >
          open as table
        </button>
      )}
      {isOpen ? <SelectionMenu share={view.worstShare} count={frame.error.length} hasSignals={started.run.signals.length > 0} /> : null}
    </span>
  );
}
