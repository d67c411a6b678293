import * as l10n from '@vscode/l10n';
import { Popup } from '../elements/popup.js';
import type { RunView } from '../state/model.js';
import type { ViewSettings } from '../state/view-settings.js';
import { SelectionRules } from './selection-rules.js';

/** Selects points without a pointer, and says how to select in the pictures. */
export function SelectMenu({ run, view }: { readonly run: RunView; readonly view: ViewSettings }) {
  const { display, run: description } = run.started;
  return (
    <Popup
      name={l10n.t('Select points')}
      class="button"
      testId="button-selection"
      role="dialog"
      face={l10n.t('Select ▾')}
    >
      <SelectionRules view={view} display={display} hasSignals={description.signals.length > 0} />
    </Popup>
  );
}
