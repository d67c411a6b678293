import * as l10n from '@vscode/l10n';
import { useEffect, useRef, useState } from 'preact/hooks';
import { usePanel } from '../state/panel-context.js';
import { shownFrame, type Model } from '../state/model.js';
import { SelectionBar } from './selection-bar.js';
import { SelectionMenu } from './selection-menu.js';

/**
 * The button of the menu that selects without a pointer; Escape closes the menu, then clears the selection. The menu, and
 * below it what is selected, stand over the tiles, so that selecting moves none of them; a popup would cover what is selected.
 */
export function SelectButton({ model }: { readonly model: Model }) {
  const { dispatch } = usePanel();
  const { run, selected, view } = model;
  const frame = shownFrame(model);
  const [isOpen, setOpen] = useState(false);
  const ref = useRef<HTMLDivElement>(null);

  // Wherever the focus is, unless that place has a use for the key.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // A menu or an explanation that lies above closes first, by itself.
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(':popover-open') !== null) return;
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
  return (
    <div class="item" ref={ref}>
      <button
        type="button"
        class="link"
        data-testid="button-selection"
        aria-expanded={isOpen}
        title={l10n.t('Select points by their ρ, all or none; says how to select in the pictures')}
        onClick={() => setOpen(!isOpen)}
      >
        {l10n.t('select')} ▴
      </button>
      <div class="over-tiles">
        {isOpen ? (
          <SelectionMenu
            share={view.worstShare}
            count={frame.error.length}
            hasSignals={run.started.run.signals.length > 0}
          />
        ) : null}
        <SelectionBar started={run.started} frame={frame} selected={selected} />
      </div>
    </div>
  );
}
