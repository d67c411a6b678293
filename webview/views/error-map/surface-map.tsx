import { useMemo } from 'preact/hooks';
import type { ErrorMapDomain } from '../../../src/protocol/events.js';
import type { Layer } from '../../drawing/scene.js';
import { rowsWhere } from '../../math/selection.js';
import { useAmbientCamera } from '../../points/ambient-camera.js';
import { dataAxes } from '../../points/data-axes.js';
import { gridMesh } from './grid-mesh.js';
import type { MapProps } from './map-props.js';
import { usePanel } from '../../state/panel-context.js';
import { Scatter } from '../../points/scatter.js';
import { useSelected } from '../../points/selected.js';
import { shownDataAxes } from '../../points/shown-axes.js';

type Surface = Extract<ErrorMapDomain, { kind: 'surface' }>;

/** ρ as the colour of the manifold itself, seen as the data are: with the same axes and from the same side. */
export function SurfaceMap({ input, domain, values, label, legend }: MapProps<Surface>) {
  const { dispatch } = usePanel();
  const { view, errorScale, run } = input;
  const { started } = run;
  const shown = useMemo(() => shownDataAxes(started, view.dataAxes), [started, view.dataAxes]);
  const { axes, equal } = useMemo(() => dataAxes(started, shown), [started, shown]);
  const mesh = useMemo(
    () => shown.ofKept && gridMesh(shown.ofKept(domain.points), shown.components, domain.columns, domain.rows),
    [domain, shown],
  );
  const camera = useAmbientCamera(input, shown, axes);
  const { selected } = useSelected();
  const points = useMemo(
    () => selected && rowsWhere(selected, 1, shown.of(started.display.points), shown.components),
    [selected, shown, started],
  );
  const layers = useMemo(
    (): Layer[] => [
      // On coordinates that pictures do not hold, the axes stand alone.
      ...(mesh === null
        ? []
        : [{ kind: 'mesh', key: 'surface', ...mesh, paint: { values, scale: errorScale } } as const]),
      // Selected points alone: all of them would hide the surface.
      ...(points === null
        ? []
        : [0.02, 0.03].map((share, k): Layer => ({
            kind: 'points',
            key: `selected ${k}`,
            positions: points,
            components: shown.components,
            paint: k === 0 ? [0, 0, 0] : [255, 255, 255],
            opacity: 1,
            size: k === 0 ? 6 : 4,
            shape: 'disc',
            // So that the surface that they lie on does not cut through their discs.
            lift: share,
          }))),
    ],
    [mesh, values, errorScale, points, shown],
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
      legend={legend}
    />
  );
}

const none: readonly Float32Array[] = [];
