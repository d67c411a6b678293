import * as l10n from '@vscode/l10n';
import { MenuItem, Popup } from '../elements/popup.js';
import { errorName } from '../format.js';
import { availableChoice, colorChoices } from '../points/coloring.js';
import type { RunView } from '../state/model.js';
import { usePanel } from '../state/panel-context.js';
import type { ViewSettings } from '../state/view-settings.js';

/** What the colours of ρ run to. */
const scales: readonly (readonly [ViewSettings['errorScale'], string])[] = [
  ['frame', l10n.t('from 0 to the largest {0}', errorName)],
  ['fixed', l10n.t('from 0 to the radius of the data')],
  ['log', l10n.t('logarithmic')],
];

/** The one choice of colour, for all pictures. */
export function ColorMenu({ run, view }: { readonly run: RunView; readonly view: ViewSettings }) {
  const { dispatch } = usePanel();
  const chosen = JSON.stringify(availableChoice(run.started, view.color));
  const choices = colorChoices(run.started);
  const name = choices.find(({ by }) => JSON.stringify(by) === chosen)?.name ?? errorName;
  const says = l10n.t('Colour: {0}', name);
  return (
    <Popup
      name={l10n.t('Colour of all pictures')}
      class="button"
      testId="button-color"
      role="menu"
      says={says}
      face={`${says} ▾`}
    >
      {choices.map(({ by, name: text }) => (
        <MenuItem
          key={JSON.stringify(by)}
          checked={JSON.stringify(by) === chosen}
          onChoose={() => dispatch({ kind: 'view', change: { color: by } })}
        >
          {text}
        </MenuItem>
      ))}
      <hr />
      {scales.map(([value, text]) => (
        <MenuItem
          key={value}
          checked={view.errorScale === value}
          onChoose={() => dispatch({ kind: 'view', change: { errorScale: value } })}
        >
          {l10n.t('{0} {1}', errorName, text)}
        </MenuItem>
      ))}
    </Popup>
  );
}
