import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { Choice } from '../../elements/fields.js';
import { AxisChoices } from '../../points/axis-choices.js';
import { errorLabel } from '../../format.js';
import { latentSpace } from '../../points/latent/index.js';
import { SphereChoice } from '../../points/sphere-choice.js';
import { usePanel } from '../../state/panel-context.js';
import type { ViewSettings } from '../../state/view-settings.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { isSphere } from './sphere.js';
import { spreadOf } from './spread.js';

/** Which coordinates span the picture, whether a sphere is a map, and what spreads a strip. */
export function LatentControls({ run, frame, view }: ViewInput) {
  const { dispatch } = usePanel();
  const { started } = run;
  const { manifold, autoencoder } = started.run;
  const { latent } = autoencoder;
  const codeSize = frame.codes.length / started.display.count;
  const { quantities } = useMemo(() => latentSpace(latent, codeSize), [latent, codeSize]);
  const change = (settings: Partial<ViewSettings>) => dispatch({ kind: 'view', change: settings });
  return (
    <>
      <AxisChoices
        of="latent"
        quantities={quantities}
        principal={false}
        choice={view.latentAxes.kind === 'principal' ? { kind: 'coordinates', indices: [] } : view.latentAxes}
        onChange={(latentAxes) => change({ latentAxes })}
      />
      {isSphere(latent) ? (
        <SphereChoice of="latent" value={view.latentSphere} onChange={(latentSphere) => change({ latentSphere })} />
      ) : null}
      {codeSize === 1 ? (
        <Choice
          label={l10n.t('Upright axis of the strip')}
          value={spreadOf(started, frame, view.strip).kind}
          options={stripOptions(
            manifold.chart?.parameters.map(({ name }) => name) ?? [],
            started.indicatrices?.dimension === 1,
            errorLabel(manifold.coordinates),
          )}
          onChange={(strip) => change({ strip })}
        />
      ) : null}
    </>
  );
}

function stripOptions(parameters: readonly string[], isCurve: boolean, error: string) {
  return [
    ...(parameters.length > 0 ? [{ value: 'chart' as const, text: l10n.t('against {0}', parameters[0]) }] : []),
    { value: 'error' as const, text: l10n.t('against {0}', error) },
    ...(isCurve ? [{ value: 'stretch' as const, text: l10n.t('against stretch') }] : []),
    { value: 'scatter' as const, text: l10n.t('strip') },
  ];
}
