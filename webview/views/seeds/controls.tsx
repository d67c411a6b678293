import * as l10n from '@vscode/l10n';
import { Choice } from '../../elements/fields.js';
import { usePanel } from '../../state/panel-context.js';
import { useSweepProgress } from '../../tile/sweep-progress.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { hasPlaces, hasResults } from './numbers.js';
import { partNames } from './part-names.js';
import { SweepForm } from './sweep-form.js';

const parts = [
  { value: 'sup', text: partNames.sup.title },
  { value: 'place', text: partNames.place.title },
] as const;

/** Before there are results the button to train stands in the picture. */
export function SeedsControls({ run, view }: ViewInput) {
  const { dispatch } = usePanel();
  const progress = useSweepProgress();
  if (!hasResults(run.sweep)) return null;
  return (
    <>
      {hasPlaces(run.started) ? (
        <Choice
          label={l10n.t('Picture, if there is only room for one')}
          value={view.seedsPart}
          options={parts}
          onChange={(seedsPart) => dispatch({ kind: 'view', change: { seedsPart } })}
        />
      ) : null}
      {progress === null ? <SweepForm view={view} /> : null}
    </>
  );
}
