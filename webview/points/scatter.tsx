import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Axis } from '../charts/axis.js';
import { magnificationOf } from '../charts/plane.js';
import type { Size } from '../charts/use-size.js';
import type { Layer, Scene } from '../drawing/scene.js';
import { toPixels } from '../math/region.js';
import { usePanel } from '../state/panel-context.js';
import type { Camera } from '../state/view-settings.js';
import { useEmphasis } from './emphasis.js';
import { Inset } from './inset.js';
import type { LineTool, Place } from './line-drag.js';
import { boxOf } from './labels.js';
import { placeNotes, type Note } from './note.js';
import { Notes } from './notes.js';
import { OrbitControls, orbitKeys } from './orbit-controls.js';
import { Outside } from './outside.js';
import { Picture } from './picture.js';
import { framePlane } from './plane-frame.js';
import { PlanePicture, type Placing } from './plane-picture.js';
import { Plot } from './plot.js';
import { PointMarks } from './point-marks.js';
import { lassoKeys, pixelsOf, SelectArea } from './select-area.js';
import { edgeLabels, laySpace, seenFrom } from './space.js';
import { SpaceAxes } from './space-axes.js';
import { Stage } from './stage.js';

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
  /** What the colours and signs mean. */
  readonly legend: ComponentChildren;
  readonly notes?: readonly Note[];
  /** Whether it is a globe, which needs no box around it. */
  readonly isGlobe?: boolean;
  /** What lies over the points, drawn where they are. */
  readonly over?: ((placing: Placing) => ComponentChildren) | undefined;
  /** Told of the place under the pointer if there are two axes; null when the pointer leaves. */
  readonly onPlace?: ((place: Place | null) => void) | undefined;
  /** Where lines are drawn with the pointer, if there are two axes. */
  readonly lineTool?: LineTool | undefined;
}

/** Points and lines in the plane or in space, with axes; in space the picture can be turned. */
export function Scatter(props: ScatterProps) {
  const { axes, equal } = props;
  return (
    <Plot>
      {(size) =>
        axes.length === 3 ? (
          <SpaceScatter {...props} size={size} />
        ) : (
          <PlanePicture {...props} size={size} plane={framePlane(size, axes[0], axes[1], { equal })} />
        )
      }
    </Plot>
  );
}

function SpaceScatter(props: ScatterProps & { readonly size: Size }) {
  const { id, label, axes, equal, camera, onCamera, targets, size, legend, notes = [], isGlobe = false } = props;
  const { theme } = usePanel();
  const emphasised = useEmphasis(props.layers, 'space');
  const space = useMemo(
    () => laySpace({ left: 0, top: 0, ...size }, [axes[0], axes[1], axes[2]], equal, camera, isGlobe),
    [size, axes, equal, camera, isGlobe],
  );
  const { area, matrix } = space;
  const layers = useMemo(() => seenFrom(space, emphasised, isGlobe), [emphasised, space, isGlobe]);
  const scene = useMemo(
    (): Scene => ({
      id,
      viewer: space.viewer,
      matrix,
      magnification: magnificationOf(area) * Math.sqrt(camera.zoom),
      background: theme.background,
      layers,
    }),
    [id, theme, layers, space, camera.zoom],
  );
  const labels = useMemo(() => (isGlobe ? [] : edgeLabels(space)), [space, isGlobe]);
  const places = useMemo(
    () => [
      ...targets.map((positions) => toPixels(positions, 3, matrix, area)),
      // Numbers at the edges are worth as much as some hundred points.
      ...Array<Float32Array>(100).fill(Float32Array.from(labels.flatMap(({ x, y }) => [x, y]))),
    ],
    [targets, space, labels],
  );
  const placed = placeNotes(notes, { area, matrix, places, taken: labels.map(boxOf) });
  return (
    <SelectArea shape="lasso" area={area} pixels={pixelsOf(targets, 3, matrix, area)}>
      <OrbitControls camera={camera} onCamera={onCamera}>
        <Stage
          label={`${label} ${orbitKeys} ${targets.length > 0 ? lassoKeys : ''}`}
          marks={<PointMarks size={size} area={area} matrix={matrix} components={3} targets={targets} />}
        >
          <svg class="layer" aria-hidden="true">
            {isGlobe ? null : <SpaceAxes space={space} labels={labels} />}
          </svg>
          <Picture area={area} scene={scene} />
          {props.over?.({ area, matrix, components: 3 })}
          <svg class="layer" aria-hidden="true">
            <Outside area={area} matrix={matrix} components={3} targets={targets} />
            <Notes notes={placed} />
          </svg>
        </Stage>
      </OrbitControls>
      <Inset area={area} places={places} words={placed} names={noNames}>
        {legend}
      </Inset>
    </SelectArea>
  );
}

const noNames = [0, 0] as const;
