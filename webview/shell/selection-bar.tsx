import * as l10n from '@vscode/l10n';
import { useEffect, useMemo } from 'preact/hooks';
import type { RunFrame } from '../../src/protocol/events.js';
import { errorName, formatCount, formatNumber } from '../format.js';
import { summarise, type Selection } from '../math/selection.js';
import { usePanel } from '../state/panel-context.js';
import { pointsTable, tableName } from '../points/points-table.js';
import type { RecordedRun } from '../points/reconstruction.js';
import { useSelected } from '../points/selected.js';
import { saveFile } from '../export/save.js';

export interface SelectionBarProps {
  readonly run: RecordedRun;
  readonly frame: RunFrame;
  readonly selected: Selection | null;
}

/** What is selected, in numbers, with what can be done with it; nothing is drawn where nothing is selected. */
export function SelectionBar({ run, frame, selected }: SelectionBarProps) {
  const { dispatch, send, rawCsv } = usePanel();
  const { alone } = useSelected();
  // Wherever the focus is, unless that place has a use for the key.
  useEffect(() => {
    if (selected === null) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      // A menu or an explanation that lies above closes first, by itself.
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(':popover-open') !== null) return;
      dispatch({ kind: 'select', selected: null });
      event.preventDefault();
    };
    // On the document, so before the window's listener that leaves an enlarged view.
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [selected === null, dispatch]);
  const summary = useMemo(() => selected && summarise(selected, frame.error), [selected, frame]);
  const caught =
    summary === null
      ? l10n.t('no points selected')
      : l10n.t('{0} of {1} points selected', formatCount(summary.count), formatCount(frame.error.length));
  return (
    <>
      {/* The number alone is announced: the others change with every picture. */}
      <span class="visually-hidden" aria-live="polite">
        {caught}
      </span>
      {selected === null || summary === null ? null : (
        <section class="selection-bar" aria-label={l10n.t('Selection')}>
          <span data-testid="selection">
            {caught}:{' '}
            {l10n.t(
              '{0} mean {1}, median {2}, sup {3}',
              errorName,
              formatNumber(summary.mean),
              formatNumber(summary.median),
              formatNumber(summary.sup),
            )}
          </span>
          <button
            type="button"
            class="link"
            data-testid="selection-alone"
            aria-pressed={alone}
            title={l10n.t('Leave the points that are not selected out of the pictures, or show them again')}
            onClick={() => dispatch({ kind: 'view', change: { selectedAlone: !alone } })}
          >
            {alone ? l10n.t('show the others') : l10n.t('hide the others')}
          </button>
          <button
            type="button"
            class="link"
            data-testid="selection-save"
            title={l10n.t('Save the selected points with all their numbers at this step')}
            onClick={() =>
              saveFile(
                send,
                tableName(run.started, frame),
                new TextEncoder().encode(pointsTable(run, frame, selected, rawCsv)),
              )
            }
          >
            {l10n.t('save CSV')}
          </button>
          {send === null ? null : (
            <button
              type="button"
              class="link"
              data-testid="selection-table"
              title={l10n.t('Show the selected points, with all their numbers at this step, as CSV in an editor')}
              onClick={() => send({ kind: 'openTable', text: pointsTable(run, frame, selected, rawCsv) })}
            >
              {l10n.t('open as table')}
            </button>
          )}
          <button
            type="button"
            class="link"
            data-testid="selection-clear"
            title={l10n.t('Clear the selection (key Escape)')}
            onClick={() => dispatch({ kind: 'select', selected: null })}
          >
            {l10n.t('clear')}
          </button>
        </section>
      )}
    </>
  );
}
