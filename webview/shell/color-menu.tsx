import * as l10n from '@vscode/l10n';
import { MenuGroup, MenuItem, Popup } from '../elements/popup.js';
import { SearchField } from '../elements/fields.js';
import { errorName, formatCount } from '../format.js';
import { availableChoice, colorChoices, type ColorChoice } from '../points/coloring.js';
import type { RunView } from '../state/model.js';
import { usePanel } from '../state/panel-context.js';
import type { ViewSettings } from '../state/view-settings.js';

/** More columns than these are looked for by name. */
const mostListed = 12;

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
  const { results, labels, quantities, coordinates } = colorChoices(run.started);
  const isChosen = ({ by }: ColorChoice): boolean => JSON.stringify(by) === chosen;
  const name = [...results, ...labels, ...quantities, ...coordinates].find(isChosen)?.name ?? errorName;
  const says = l10n.t('Colour: {0}', name);
  const isSearched = coordinates.length > mostListed;
  const choose = ({ by }: ColorChoice): void => dispatch({ kind: 'view', change: { color: by } });
  const items = (choices: readonly ColorChoice[]) =>
    choices.map((choice) => (
      <MenuItem key={JSON.stringify(choice.by)} checked={isChosen(choice)} onChoose={() => choose(choice)}>
        {choice.name}
      </MenuItem>
    ));
  const columns = isSearched ? coordinates.filter(isChosen) : coordinates;
  return (
    <Popup
      name={l10n.t('Colour of all pictures')}
      class="button"
      testId="button-color"
      // A menu has no fields.
      role={isSearched ? 'dialog' : 'menu'}
      says={says}
      face={`${says} ▾`}
    >
      {labels.length === 0 ? null : (
        <MenuGroup name={l10n.t('Labels')} titled>
          {items(labels)}
        </MenuGroup>
      )}
      <MenuGroup name={l10n.t('Results')} titled={labels.length > 0}>
        {items(results)}
      </MenuGroup>
      {quantities.length === 0 ? null : (
        <MenuGroup name={l10n.t('Parameters and observables')} titled>
          {items(quantities)}
        </MenuGroup>
      )}
      {columns.length === 0 ? null : (
        <MenuGroup name={l10n.t('Coordinates')} titled>
          {items(columns)}
        </MenuGroup>
      )}
      {isSearched ? (
        <div class="menu-controls">
          <SearchField
            label={l10n.t('One of {0} coordinates', formatCount(coordinates.length))}
            testId="color-column"
            options={coordinates}
            onChoose={choose}
          />
        </div>
      ) : null}
      <MenuGroup name={l10n.t('Scale of {0}', errorName)} titled>
        {scales.map(([value, text]) => (
          <MenuItem
            key={value}
            checked={view.errorScale === value}
            onChoose={() => dispatch({ kind: 'view', change: { errorScale: value } })}
          >
            {l10n.t('{0} {1}', errorName, text)}
          </MenuItem>
        ))}
      </MenuGroup>
    </Popup>
  );
}
