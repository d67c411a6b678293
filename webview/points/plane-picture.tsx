import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { magnificationOf, type Area, type Plane } from '../charts/plane.js';
import type { Axis } from '../charts/axis.js';
import type { Layer, Scene } from '../drawing/scene.js';
import { planeMatrix, type Matrix } from '../math/camera.js';
import type { Range } from '../math/extent.js';
import { toPixels } from '../math/region.js';
import { usePanel } from '../state/panel-context.js';
import { useEmphasis } from './emphasis.js';
import { Inset } from './inset.js';
import type { LineTool, Place } from './line-drag.js';
import { placeNotes, type Note } from './note.js';
import { nameBoxes } from './placing.js';
import { Notes } from './notes.js';
import { Outside } from './outside.js';
import { Picture } from './picture.js';
import { FrameAxes, FrameNames } from './plane-frame.js';
import { PointMarks } from './point-marks.js';
import { brushKeys, lassoKeys, pixelsOf, SelectArea } from './select-area.js';
import { Stage } from './stage.js';
import type { Size } from '../charts/use-size.js';

/** Where the points of a picture are. */
export interface Placing {
  readonly area: Area;
  /** From positions with that number of components to the picture. */
  readonly matrix: Matrix;
  readonly components: 2 | 3;
}

export interface PlanePictureProps {
  readonly id: string;
  /** What is seen, in words. */
  readonly label: string;
  readonly size: Size;
  readonly plane: Plane;
  /** Positions are logarithms along a logarithmic axis. */
  readonly layers: readonly Layer[];
  /** What lies around the points, as {@link useEmphasis} takes it. */
  readonly surroundings?: 'plane' | 'map';
  /** How points are selected. */
  readonly shape?: 'lasso' | 'interval';
  /** Positions (count × 2) of the display sample that can be pointed at. */
  readonly targets: readonly Float32Array[];
  /** The axis that goes without numbers. */
  readonly bare?: 'none' | 'y';
  /** Whether lines run across the picture from the ticks. */
  readonly grid?: boolean;
  readonly legend: ComponentChildren;
  readonly notes?: readonly Note[];
  /** Drawn under the axes, in pixels of the page. */
  readonly under?: ComponentChildren;
  /** Drawn with the axes; part of an SVG picture. */
  readonly marks?: ComponentChildren;
  /** What lies over the points, drawn where they are. */
  readonly over?: ((placing: Placing) => ComponentChildren) | undefined;
  /** A plot over the same x that stands above this one: both are one picture. */
  readonly above?: Plane;
  readonly onPlace?: ((place: Place | null) => void) | undefined;
  readonly lineTool?: LineTool | undefined;
}

/** Room that the name of an axis takes inside the frame, in CSS pixels. */
const nameWidth = ({ label }: Axis): number => (label === '' ? 0 : 6 + 7 * label.length);

/** Points and lines between two axes that can be pointed at and selected, with legend and notes inside. */
export function PlanePicture(props: PlanePictureProps) {
  const { id, label, size, plane, targets, onPlace, lineTool, legend, notes = noNotes } = props;
  const { surroundings = 'plane', shape = 'lasso', bare = 'none', grid = true, under, marks, over, above } = props;
  const { theme } = usePanel();
  const layers = useEmphasis(props.layers, surroundings);
  const { area } = plane;
  const whole = above === undefined ? area : upTo(above.area, area);
  const [x, y] = [drawnRange(plane.x), drawnRange(plane.y)];
  const matrix = useMemo(() => planeMatrix(x, y), [x[0], x[1], y[0], y[1]]);
  const scene = useMemo(
    (): Scene => ({
      id,
      viewer: null,
      matrix,
      magnification: magnificationOf(area),
      background: theme.background,
      layers,
    }),
    [id, theme, layers, area.width, area.height, matrix],
  );
  const places = useMemo(
    () => placesOf(props.layers, targets, matrix, area),
    [props.layers, targets, matrix, area.left, area.top, area.width, area.height],
  );
  const names = [nameWidth(plane.y), nameWidth(plane.x)] as const;
  const placed = placeNotes(notes, { area, matrix, places, taken: nameBoxes(area, names) });
  return (
    <SelectArea shape={shape} area={whole} pixels={pixelsOf(targets, 2, matrix, area)} lineTool={lineTool}>
      <Stage
        label={`${label} ${shape === 'lasso' ? lassoKeys : brushKeys}`}
        marks={
          <PointMarks
            size={size}
            area={area}
            matrix={matrix}
            components={2}
            targets={targets}
            onPlace={onPlace}
            lineTool={lineTool}
          />
        }
      >
        {under}
        <svg class="layer" aria-hidden="true">
          <FrameAxes plane={plane} bare={bare} grid={grid} />
          {marks}
        </svg>
        <Picture area={area} scene={scene} />
        {over?.({ area, matrix, components: 2 })}
        <svg class="layer" aria-hidden="true">
          <FrameNames plane={plane} />
          <Outside area={area} matrix={matrix} components={2} targets={targets} />
          <Notes notes={placed} />
        </svg>
      </Stage>
      <Inset area={area} places={places} words={placed} names={names}>
        {legend}
      </Inset>
    </SelectArea>
  );
}

const noNotes: readonly Note[] = [];

/** From the top of the upper one to the foot of the lower one. */
const upTo = (upper: Area, { top, height }: Area): Area => ({ ...upper, height: top + height - upper.top });

/** On a logarithmic axis it is logarithms that the picture draws. */
const drawnRange = ({ log, range }: Axis): Range => (log ? [Math.log10(range[0]), Math.log10(range[1])] : range);

/** Where points and lines are, in pixels. */
function placesOf(
  layers: readonly Layer[],
  targets: readonly Float32Array[],
  matrix: Matrix,
  area: Area,
): readonly Float32Array[] {
  const lines = layers.flatMap((layer) => (layer.kind === 'lines' ? [layer.from, middles(layer.from, layer.to)] : []));
  return [...targets, ...lines].map((positions) => toPixels(positions, 2, matrix, area));
}

/** Some places between the ends of segments. */
function middles(from: Float32Array, to: Float32Array): Float32Array {
  const shares = from.length > 200 ? [0.5] : [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
  const places = new Float32Array(shares.length * from.length);
  shares.forEach((share, row) =>
    places.set(
      from.map((a, k) => a + share * (to[k] - a)),
      row * from.length,
    ),
  );
  return places;
}
