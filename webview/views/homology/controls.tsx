import * as l10n from '@vscode/l10n';
import { Choice } from '../../elements/fields.js';
import { usePanel } from '../../state/panel-context.js';
import type { ViewSettings } from '../../state/view-settings.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { spaceNames, spaces } from './spaces.js';

const pictures = [
  { value: 'barcode', text: l10n.t('barcode') },
  { value: 'diagram', text: l10n.t('diagram') },
] as const;

export function HomologyControls({ view }: ViewInput) {
  const { dispatch } = usePanel();
  const change = (settings: Partial<ViewSettings>) => dispatch({ kind: 'view', change: settings });
  return (
    <>
      <Choice
        label={l10n.t('Picture')}
        value={view.homologyPicture}
        options={pictures}
        onChange={(homologyPicture) => change({ homologyPicture })}
      />
      <Choice
        label={l10n.t('Points, if there is only room for one')}
        value={view.homologySpace}
        options={spaces.map((value) => ({ value, text: spaceNames[value].short }))}
        onChange={(homologySpace) => change({ homologySpace })}
      />
    </>
  );
}
