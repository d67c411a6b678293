import * as l10n from '@vscode/l10n';
import { Choice } from '../../elements/fields.js';
import { usePanel } from '../../state/panel-context.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { errorsResult, seriesOf } from './model.js';

/** Which result of the runs is drawn. */
export function SweepControls({ run, view }: ViewInput) {
  const { dispatch } = usePanel();
  if (run.sweepTable === null) return null;
  const options = [
    { value: errorsResult, text: l10n.t('sup ρ, 0.99-quantile and median') },
    ...seriesOf(run.sweepTable.table).map(({ name, label }) => ({ value: name, text: label })),
  ];
  return (
    <Choice
      label={l10n.t('Result')}
      value={view.sweepResult}
      options={options}
      onChange={(sweepResult) => dispatch({ kind: 'view', change: { sweepResult } })}
    />
  );
}
