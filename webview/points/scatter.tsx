import { useMemo } from 'preact/hooks';
import type { Layer, Scene } from '../drawing/scene.js';
import { planeMatrix } from '../math/camera.js';
import type { Camera } from '../state/view-settings.js';
import type { Axis } from '../charts/axis.js';
import { useEmphasis } from './emphasis.js';
import type { LineTool, Place } from './line-drag.js';
import { OrbitControls, orbitKeys } from './orbit-controls.js';
import { usePanel } from '../state/panel-context.js';
import { Picture } from './picture.js';
import { layPlane, magnificationOf, planeArea, PlaneAxes } from '../charts/plane.js';
import { PointMarks } from './point-marks.js';
import { lassoKeys, pixelsOf, SelectArea } from './select-area.js';
import { Stage } from './stage.js';
import { laySpace, SpaceAxes } from './space.js';
import { useSize, type Size } from '../charts/use-size.js';

export interface ScatterProps {
  readonly id: string;
  /** What is seen, in words. */
  readonly label: string;
  /** Two or three. */
  readonly axes: readonly Axis[];
  /** Whether a unit is as long on all axes. */
  readonly equal: boolean;
  readonly layers: readonly Layer[];
  readonly camera: Camera;
  readonly onCamera: (camera: Camera | null) => void;
  /** Positions (count × axes) of the display sample that can be pointed at. */
  readonly targets: readonly Float32Array[];
  /** Told of the place under the pointer where there are two axes; null when the pointer leaves. */
  readonly onPlace?: ((place: Place | null) => void) | undefined;
  /** Where lines are drawn with the pointer, if there are two axes. */
  readonly lineTool?: LineTool | undefined;
}

/** Points and lines in the plane or in space, with axes; in space the picture can be turned. */
export function Scatter(props: ScatterProps) {
  const [ref, size] = useSize();
  const drawn = size.width > 0 && size.height > 0;
  return (
    <div class="plot" ref={ref}>
      {drawn ? (
        props.axes.length === 3 ? (
          <SpaceScatter {...props} size={size} />
        ) : (
          <PlaneScatter {...props} size={size} />
        )
      ) : null}
    </div>
  );
}

function PlaneScatter({
  id,
  label,
  axes,
  equal,
  layers: all,
  targets,
  size,
  onPlace,
  lineTool,
}: ScatterProps & { readonly size: Size }) {
  const { theme } = usePanel();
  const layers = useEmphasis(all, 'plane');
  const plane = layPlane(planeArea(size), axes[0], axes[1], equal);
  const { area, x, y } = plane;
  const scene = useMemo(
    (): Scene => ({
      id,
      viewer: null,
      matrix: planeMatrix(x.range, y.range),
      magnification: magnificationOf(area),
      background: theme.background,
      layers,
    }),
    [id, theme, layers, area.width, area.height, x.range[0], x.range[1], y.range[0], y.range[1]],
  );
  return (
    <SelectArea shape="lasso" area={area} pixels={pixelsOf(targets, 2, scene.matrix, area)} lineTool={lineTool}>
      <Stage
        label={`${label} ${lassoKeys}`}
        marks={
          <PointMarks
            size={size}
            area={area}
            matrix={scene.matrix}
            components={2}
            targets={targets}
            onPlace={onPlace}
            lineTool={lineTool}
          />
        }
      >
        <svg class="layer" aria-hidden="true">
          <PlaneAxes plane={plane} />
        </svg>
        <Picture area={area} scene={scene} />
      </Stage>
    </SelectArea>
  );
}

function SpaceScatter(props: ScatterProps & { readonly size: Size }) {
  const { id, label, axes, equal, camera, onCamera, targets, size } = props;
  const { theme } = usePanel();
  const layers = useEmphasis(props.layers, 'space');
  const area = { left: 0, top: 0, ...size };
  const space = laySpace(area, [axes[0], axes[1], axes[2]], equal, camera);
  const key = [...space.matrix].join();
  const scene = useMemo(
    (): Scene => ({
      id,
      viewer: space.viewer,
      matrix: space.matrix,
      magnification: magnificationOf(area) * Math.sqrt(camera.zoom),
      background: theme.background,
      layers,
    }),
    [id, theme, layers, size, camera.zoom, key],
  );
  return (
    <SelectArea shape="lasso" area={area} pixels={pixelsOf(targets, 3, scene.matrix, area)}>
      <OrbitControls camera={camera} onCamera={onCamera}>
        <Stage
          label={`${label} ${orbitKeys} ${targets.length > 0 ? lassoKeys : ''}`}
          marks={<PointMarks size={size} area={area} matrix={scene.matrix} components={3} targets={targets} />}
        >
          <svg class="layer" aria-hidden="true">
            <SpaceAxes space={space} />
          </svg>
          <Picture area={area} scene={scene} />
        </Stage>
      </OrbitControls>
    </SelectArea>
  );
}
