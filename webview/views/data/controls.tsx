import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { faceErrors } from '../../points/ambient-camera.js';
import { AxisChoices } from '../../points/axis-choices.js';
import { dataAxes } from '../../points/data-axes.js';
import { shownDataAxes } from '../../points/shown-axes.js';
import { areOnSphere } from '../../points/sphere-data.js';
import { SphereChoice } from '../../points/sphere-choice.js';
import { usePanel } from '../../state/panel-context.js';
import type { ViewSettings } from '../../state/view-settings.js';
import type { ViewInput } from '../../tile/tile-input.js';

/** Which coordinates span the picture, whether a sphere is a map, and the way back to the largest errors. */
export function DataControls(input: ViewInput) {
  const { dispatch } = usePanel();
  const { run, view } = input;
  const { started } = run;
  const { coordinates } = started.run.manifold;
  const change = (settings: Partial<ViewSettings>) => dispatch({ kind: 'view', change: settings });
  const shown = useMemo(() => shownDataAxes(started, view.dataAxes), [started, view.dataAxes]);
  const { axes } = useMemo(() => dataAxes(started, shown), [started, shown]);
  const isSphere = areOnSphere(started);
  const mapped = isSphere && view.dataSphere === 'map';
  return (
    <>
      <AxisChoices
        of="data"
        quantities={coordinates}
        principal
        choice={view.dataAxes}
        onChange={(next) => change({ dataAxes: next })}
      />
      {isSphere ? (
        <SphereChoice of="data" value={view.dataSphere} onChange={(dataSphere) => change({ dataSphere })} />
      ) : null}
      {shown.components === 3 && !mapped ? (
        <button type="button" class="button" onClick={() => change({ camera: faceErrors(input, shown, axes) })}>
          {l10n.t('Turn to the largest errors')}
        </button>
      ) : null}
    </>
  );
}
