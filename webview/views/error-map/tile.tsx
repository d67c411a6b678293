import * as l10n from '@vscode/l10n';
import { errorMapExports } from './exports.js';
import { formatCount, formatNumber } from '../../format.js';
import type { ErrorMapDomain, RunStarted } from '../../../src/protocol/events.js';
import { ColorBar } from '../../points/color-bar.js';
import { errorLabel, errorUnit } from '../../points/coloring.js';
import { CurveMap } from './curve-map.js';
import { FlatMap } from './flat-map.js';
import { usePanel } from '../../state/panel-context.js';
import { SurfaceMap } from './surface-map.js';
import type { ViewSettings } from '../../state/view-settings.js';
import { ColorChoices } from '../../points/color-choices.js';
import { Choice, Toggle } from '../../elements/fields.js';
import { LassoToggle } from '../../points/lasso-toggle.js';
import { Legacy } from '../../tile/legacy.js';
import type { TileInput } from '../../tile/tile-input.js';

/** ρ over the ambient plane, on the surface, or along the curve. */
export function ErrorMapTile(input: TileInput) {
  const { run, frame, view, errorScale } = input;
  const { dispatch } = usePanel();
  const { errorMaps } = run.started;
  const { coordinates } = run.started.run.manifold;
  const change = (settings: Partial<ViewSettings>) => dispatch({ kind: 'view', change: settings });
  const index = view.errorMap !== null && view.errorMap < errorMaps.length ? view.errorMap : preferred(errorMaps);
  const domain = errorMaps.at(index);
  const label = domain === undefined ? '' : describe(run.started, domain, frame.errorMaps[index], frame.step);
  return (
    <Legacy
      controls={
        <>
          <Choice
            label={l10n.t('Where ρ is mapped')}
            value={index}
            options={errorMaps.map(({ kind }, value) => ({ value, text: names[kind] }))}
            onChange={(errorMap) => change({ errorMap })}
          />
          {domain?.kind === 'surface' ? (
            <Toggle
              pressed={view.flatMap}
              onChange={(flatMap) => change({ flatMap })}
              title={l10n.t('Over the chart of the manifold')}
            >
              {l10n.t('flat')}
            </Toggle>
          ) : null}
          {domain?.kind === 'plane' || (domain?.kind === 'surface' && view.flatMap) ? (
            <LassoToggle pressed={view.lasso} />
          ) : null}
        </>
      }
      legend={
        domain === undefined ? undefined : (
          <span class="color-legend">
            <ColorChoices what="error map" started={run.started} errorScale={view.errorScale} by={{ kind: 'error' }} />
            <ColorBar
              label={errorLabel(coordinates)}
              unit={errorUnit(coordinates)}
              scale={errorScale}
              radians={false}
              exceeded={frame.sup > errorScale.to}
            />
          </span>
        )
      }
    >
      {domain === undefined ? (
        <p class="absent">
          {l10n.t(
            'An error map needs data in the plane, or a manifold with a chart of one or two parameters. This one has neither.',
          )}
        </p>
      ) : (
        <MapOf input={input} domain={domain} values={frame.errorMaps[index]} label={label} />
      )}
    </Legacy>
  );
}

interface MapProps {
  readonly input: TileInput;
  readonly domain: ErrorMapDomain;
  readonly values: Float32Array;
  readonly label: string;
}

function MapOf({ input, domain, values, label }: MapProps) {
  switch (domain.kind) {
    case 'plane':
      return <FlatMap input={input} domain={domain} values={values} label={label} />;
    case 'surface':
      return input.view.flatMap ? (
        <FlatMap input={input} domain={domain} values={values} label={label} />
      ) : (
        <SurfaceMap input={input} domain={domain} values={values} label={label} />
      );
    case 'curve':
      return <CurveMap input={input} domain={domain} values={values} label={label} />;
  }
}

const names: Readonly<Record<ErrorMapDomain['kind'], string>> = {
  plane: l10n.t('over the plane'),
  surface: l10n.t('on the surface'),
  curve: l10n.t('along the curve'),
};

/** The most telling map: the plane shows more than the curve in it. */
function preferred(domains: readonly ErrorMapDomain[]): number {
  const order: readonly ErrorMapDomain['kind'][] = ['plane', 'surface', 'curve'];
  const kind = order.find((candidate) => domains.some((domain) => domain.kind === candidate));
  return Math.max(
    0,
    domains.findIndex((domain) => domain.kind === kind),
  );
}

function describe({ run }: RunStarted, domain: ErrorMapDomain, values: Float32Array, step: number): string {
  const largest = values.reduce((a, b) => Math.max(a, b), 0);
  const numbers = [formatCount(step), formatNumber(largest)];
  switch (domain.kind) {
    case 'plane':
      return l10n.t('Reconstruction error ρ over the plane of the data after {0} steps. Largest {1}.', ...numbers);
    case 'surface':
      return l10n.t(
        'Reconstruction error ρ on the surface of the {2} after {0} steps. Largest {1}.',
        ...numbers,
        run.manifold.name,
      );
    case 'curve':
      return l10n.t('Reconstruction error ρ along the curve after {0} steps. Largest {1}.', ...numbers);
  }
}
