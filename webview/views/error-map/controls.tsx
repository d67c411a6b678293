import * as l10n from '@vscode/l10n';
import type { ErrorMapDomain } from '../../../src/protocol/events.js';
import { Choice, Toggle } from '../../elements/fields.js';
import { axisQuantities, chosenQuantities } from '../../points/quantities.js';
import { usePanel } from '../../state/panel-context.js';
import type { QuantityChoice, ViewSettings } from '../../state/view-settings.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { errorMapChoice } from './choice.js';

/** Where ρ is mapped, and over which two quantities where it is over quantities. */
export function ErrorMapControls(input: ViewInput) {
  const { dispatch } = usePanel();
  const { run, view } = input;
  const { started } = run;
  const change = (settings: Partial<ViewSettings>) => dispatch({ kind: 'view', change: settings });
  const chosen = errorMapChoice(input);
  const [x, y] = chosenQuantities(started, view).map(({ choice }) => choice);
  const quantities = axisQuantities(started).map(({ name, choice }) => ({ value: choice, text: name }));
  const over = (next: readonly [QuantityChoice, QuantityChoice]) => change({ errorPlane: [...next] });
  return (
    <>
      <Choice
        label={l10n.t('Where ρ is mapped')}
        value={chosen.index}
        options={[
          ...started.errorMaps.map(({ kind }, value) => ({ value, text: names[kind] })),
          { value: started.errorMaps.length, text: l10n.t('over two quantities') },
        ]}
        onChange={(errorMap) => change({ errorMap })}
      />
      {chosen.kind === 'domain' && chosen.domain.kind === 'surface' ? (
        <Toggle
          pressed={view.flatMap}
          onChange={(flatMap) => change({ flatMap })}
          title={l10n.t('Over the chart of the manifold')}
        >
          {l10n.t('flat')}
        </Toggle>
      ) : null}
      {chosen.kind === 'quantities' ? (
        <>
          <Choice
            label={l10n.t('Quantity to the right')}
            value={x}
            options={quantities}
            onChange={(next) => over([next, y])}
          />
          <Choice
            label={l10n.t('Quantity upwards')}
            value={y}
            options={quantities}
            onChange={(next) => over([x, next])}
          />
        </>
      ) : null}
    </>
  );
}

const names: Readonly<Record<ErrorMapDomain['kind'], string>> = {
  plane: l10n.t('over the plane'),
  surface: l10n.t('on the surface'),
  curve: l10n.t('along the curve'),
};
