import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ErrorMapDomain, RunStarted } from '../../../src/protocol/events.js';
import type { ColorScale } from '../../drawing/scene.js';
import { errorLabel, errorName, errorUnit, formatCount, formatNumber } from '../../format.js';
import { ColorBar } from '../../points/color-bar.js';
import { chosenQuantities } from '../../points/quantities.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { errorMapChoice, type ErrorMapChoice } from './choice.js';
import { CurveMap } from './curve-map.js';
import { FlatMap } from './flat-map.js';
import { QuantityMap } from './quantity-map.js';
import { SurfaceMap } from './surface-map.js';

/** ρ over the ambient plane, on the surface, along the curve, or over two quantities. */
export function ErrorMapPicture(input: ViewInput) {
  const { run, frame, view } = input;
  const { started } = run;
  const { coordinates } = started.run.manifold;
  const choice = errorMapChoice(input);
  const values = choice.kind === 'domain' ? choice.values : null;
  const scale = useMemo(() => scaleOf(choice, input), [input.errorScale, values]);
  const legend = (
    <ColorBar
      name={errorName}
      label={errorLabel(coordinates)}
      unit={errorUnit(coordinates)}
      scale={scale}
      radians={false}
      exceeded={frame.sup > scale.to}
    />
  );
  if (choice.kind === 'quantities') {
    const [x, y] = chosenQuantities(started, view);
    const label = l10n.t(
      'Reconstruction error ρ of {0} points over {1} and {2} after {3} steps. Largest {4}.',
      formatCount(started.display.count),
      x.name,
      y.name,
      formatCount(frame.step),
      formatNumber(frame.sup),
    );
    return <QuantityMap input={input} label={label} legend={legend} />;
  }
  const { domain } = choice;
  const label = describe(started, domain, choice.values, frame.step);
  return (
    <MapOf
      input={{ ...input, errorScale: scale }}
      domain={domain}
      values={choice.values}
      label={label}
      legend={legend}
    />
  );
}

/** Over the plane ρ is largest off the data: there the scale of a frame goes up to the largest ρ of the map. */
function scaleOf(choice: ErrorMapChoice, { view, errorScale }: ViewInput): ColorScale {
  if (choice.kind !== 'domain' || choice.domain.kind !== 'plane' || view.errorScale !== 'frame') return errorScale;
  return { ...errorScale, to: choice.values.reduce((a, b) => Math.max(a, b), errorScale.to) };
}

interface MapOfProps {
  readonly input: ViewInput;
  readonly domain: ErrorMapDomain;
  readonly values: Float32Array;
  readonly label: string;
  readonly legend: ComponentChildren;
}

function MapOf({ domain, ...props }: MapOfProps) {
  switch (domain.kind) {
    case 'plane':
      return <FlatMap {...props} domain={domain} />;
    case 'surface':
      return props.input.view.flatMap ? (
        <FlatMap {...props} domain={domain} />
      ) : (
        <SurfaceMap {...props} domain={domain} />
      );
    case 'curve':
      return <CurveMap {...props} domain={domain} />;
  }
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
