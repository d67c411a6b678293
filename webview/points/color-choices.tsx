import * as l10n from '@vscode/l10n';
import type { RunStarted } from '../../src/protocol/events.js';
import { availableChoice, colorChoices, errorName } from './coloring.js';
import { usePanel } from '../state/panel-context.js';
import type { ColorBy, ViewSettings } from '../state/view-settings.js';
import { Choice, type Option } from '../elements/fields.js';

type ErrorScale = ViewSettings['errorScale'];

/** What ρ's colours run to; the same in all pictures. */
const scales: readonly Option<ErrorScale>[] = [
  { value: 'fixed', text: errorName },
  { value: 'frame', text: l10n.t('{0} to its maximum', errorName) },
  { value: 'log', text: l10n.t('{0}, logarithmic', errorName) },
];

/** A picture whose colours are chosen. */
type Colored = 'reconstruction' | 'codes' | 'error map';

const labels: Readonly<Record<Colored, string>> = {
  reconstruction: l10n.t('Colour of the reconstruction'),
  codes: l10n.t('Colour of the codes'),
  'error map': l10n.t('Colour of the error map'),
};

/** What the colours of a picture stand for: ρ on one of its scales, a chart parameter, an observable, a coordinate. */
export function ColorChoices(props: {
  readonly what: Colored;
  readonly started: RunStarted;
  readonly errorScale: ErrorScale;
  readonly by: ColorBy;
  /** Left out where ρ is all that there is to choose. */
  readonly onChange?: (by: ColorBy) => void;
}) {
  const { what, started, errorScale, by, onChange } = props;
  const { dispatch } = usePanel();
  const error: ColorBy = { kind: 'error' };
  const chosen = availableChoice(started, by);
  const others = onChange === undefined ? [] : colorChoices(started).filter((choice) => choice.by.kind !== 'error');
  return (
    <Choice
      label={labels[what]}
      value={{ by: chosen, scale: chosen.kind === 'error' ? errorScale : null }}
      options={[
        ...scales.map(({ value, text }) => ({ value: { by: error, scale: value }, text })),
        ...others.map((choice) => ({ value: { by: choice.by, scale: null }, text: choice.name })),
      ]}
      onChange={(choice) => {
        if (choice.scale !== null) dispatch({ kind: 'view', change: { errorScale: choice.scale } });
        onChange?.(choice.by);
      }}
    />
  );
}
