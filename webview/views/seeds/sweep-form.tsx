import * as l10n from '@vscode/l10n';
import { NumberField } from '../../elements/fields.js';
import { usePanel } from '../../state/panel-context.js';
import type { ViewSettings } from '../../state/view-settings.js';

/** Trains with several seeds, how many the user says; nothing in a report. */
export function SweepForm({ view }: { readonly view: ViewSettings }) {
  const { dispatch, send } = usePanel();
  if (send === null) return null;
  return (
    <form
      class="sweep"
      onSubmit={(event) => {
        event.preventDefault();
        send({ kind: 'sweep', count: view.seedCount });
      }}
    >
      <NumberField
        label={`${l10n.t('seeds')} `}
        testId="seed-count"
        value={view.seedCount}
        valid={(value) => Number.isInteger(value) && value >= 1 && value <= 256}
        expected={l10n.t("An integer from 1 to 256. The seeds are the file's own seed and those after it.")}
        onChange={(seedCount) => dispatch({ kind: 'view', change: { seedCount } })}
      />
      <button type="submit" class="button" data-testid="button-sweep">
        {l10n.t('Train over seeds')}
      </button>
    </form>
  );
}
