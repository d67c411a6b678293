import * as l10n from '@vscode/l10n';
import { Choice } from '../../elements/fields.js';
import { usePanel } from '../../state/panel-context.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { chosenLabel, toldLabels } from './model.js';

/** Which label. */
export function ByLabelControls({ run, view }: ViewInput) {
  const { dispatch } = usePanel();
  const told = run.finished === null ? [] : toldLabels(run.finished.result);
  return (
    <Choice
      label={l10n.t('Label')}
      value={chosenLabel(run.started, told, view)}
      options={told.map((name) => ({ value: name, text: name }))}
      onChange={(byLabel) => dispatch({ kind: 'view', change: { byLabel } })}
    />
  );
}
