import { useMemo } from 'preact/hooks';
import type { ErrorMapDomain } from '../../src/protocol/events.js';
import type { Layer } from '../drawing/scene.js';
import { useAmbientCamera } from './ambient-camera.js';
import { dataAxes } from '../tiles/data-axes.js';
import type { TileInput } from '../tiles/tile-input.js';
import { gridMesh } from './grid-mesh.js';
import { usePanel } from './panel-context.js';
import { Scatter } from './scatter.js';
import { shownAxes } from './shown-axes.js';

type Surface = Extract<ErrorMapDomain, { kind: 'surface' }>;

export interface SurfaceMapProps {
  readonly input: TileInput;
  readonly domain: Surface;
  /** ρ at the nodes. */
  readonly values: Float32Array;
  /** What is seen, in words. */
  readonly label: string;
}

/** ρ as the colour of the manifold itself, seen as the data are: with the same axes and from the same side. */
export function SurfaceMap({ input, domain, values, label }: SurfaceMapProps) {
  const { dispatch } = usePanel();
  const { view, errorScale, run } = input;
  const { started } = run;
  const shown = useMemo(
    () => shownAxes(started.run.manifold.coordinates, view.dataAxes, started.display.points),
    [started, view.dataAxes],
  );
  const { axes, equal } = useMemo(() => dataAxes(started, shown), [started, shown]);
  const mesh = useMemo(() => gridMesh(shown.of(domain.points), shown.components, domain.columns, domain.rows), [domain, shown]);
  const camera = useAmbientCamera(input, shown, axes);
  const layers = useMemo(
    (): Layer[] => [{ kind: 'mesh', key: 'surface', ...mesh, paint: { values, scale: errorScale } }],
    [mesh, values, errorScale],
  );
  return (
    <Scatter
      id="surface map"
      label={label}
      axes={axes}
      equal={equal}
      layers={layers}
      camera={camera}
      onCamera={(turned) => dispatch({ kind: 'view', change: { camera: turned } })}
      targets={none}
    />
  );
}

const none: readonly Float32Array[] = [];
