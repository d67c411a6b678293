import * as l10n from '@vscode/l10n';
import { usePanel } from '../state/panel-context.js';

/** Whether dragging in the pictures of points draws a lasso: one tool for all of them. */
export function LassoToggle({ pressed }: { readonly pressed: boolean }) {
  const { dispatch } = usePanel();
  return (
    <button
      type="button"
      class="icon"
      data-testid="lasso"
      aria-pressed={pressed}
      aria-label={l10n.t('Lasso: drag around points to select them')}
      title={l10n.t(
        'Lasso: drag around points to select them in all pictures. When it is off: hold Shift and drag. Shift adds, Ctrl or ⌘ removes, Escape or a click on an empty place clears.',
      )}
      onClick={() => dispatch({ kind: 'view', change: { lasso: !pressed } })}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <ellipse cx="7" cy="6.5" rx="5.5" ry="4.5" stroke-dasharray="2.6 1.7" />
        <path class="filled" d="M8.5 7.5l6 2.6-2.5 1.2-1.2 2.7z" />
      </svg>
    </button>
  );
}
