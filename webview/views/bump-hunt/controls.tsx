import * as l10n from '@vscode/l10n';
import { Choice } from '../../elements/fields.js';
import { usePanel } from '../../state/panel-context.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { partNames, parts } from './part-names.js';

export function BumpHuntControls({ view }: ViewInput) {
  const { dispatch } = usePanel();
  return (
    <Choice
      label={l10n.t('Picture, if there is only room for one')}
      value={view.bumpHuntPart}
      options={parts.map((value) => ({ value, text: partNames[value] }))}
      onChange={(bumpHuntPart) => dispatch({ kind: 'view', change: { bumpHuntPart } })}
    />
  );
}
