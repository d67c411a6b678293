import * as l10n from '@vscode/l10n';
import { geoEqualEarth, geoEqualEarthRaw, geoGraticule, geoPath } from 'd3-geo';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Quantity } from '../../src/protocol/description.js';
import type { Layer, Scene } from '../drawing/scene.js';
import { planeMatrix } from '../math/camera.js';
import { padded, type Range } from '../math/extent.js';
import { fromMap, mapExtent } from '../math/world-map.js';
import { axisOf, type Axis } from '../charts/axis.js';
import { mapLayers, placesOnMap } from './map-layers.js';
import { usePanel } from '../state/panel-context.js';
import { Picture } from './picture.js';
import { layPlane, magnificationOf, type Area, type Plane } from '../charts/plane.js';
import { PointMarks } from './point-marks.js';
import { Stage } from './stage.js';
import type { Size } from '../charts/use-size.js';
import { Inset } from './inset.js';
import { toPixels } from '../math/region.js';
import { Plot } from './plot.js';

export interface WorldMapProps {
  readonly id: string;
  /** What is seen, in words. */
  readonly label: string;
  /** Names of the three coordinates of space. */
  readonly coordinates: readonly Quantity[];
  /** In space, about the origin. */
  readonly layers: readonly Layer[];
  /** Positions (count × 3) of the display sample that can be pointed at. */
  readonly targets: readonly Float32Array[];
  /** What the colours and signs mean. */
  readonly legend: ComponentChildren;
  /** Told of the point of the unit sphere under the pointer; null outside the map, and when the pointer leaves. */
  readonly onPoint?: ((point: Float32Array | null) => void) | undefined;
}

/** Degrees between two lines of the graticule. */
const graticuleStep = 30;

/** A sphere about the origin as a map of true areas, in longitude and latitude. */
export const WorldMap = (props: WorldMapProps) => <Plot>{(size) => <SizedMap {...props} size={size} />}</Plot>;

function SizedMap({
  id,
  label,
  coordinates,
  layers,
  targets,
  legend,
  onPoint,
  size,
}: WorldMapProps & { readonly size: Size }) {
  const { theme } = usePanel();
  const plane = useMemo(() => layPlane(mapArea(size), mapAxes.x, mapAxes.y, true), [size]);
  const { area } = plane;
  const drawn = useMemo(() => mapLayers(layers), [layers]);
  const scene = useMemo(
    (): Scene => ({
      id,
      viewer: null,
      matrix: planeMatrix(plane.x.range, plane.y.range),
      magnification: magnificationOf(area),
      background: theme.background,
      layers: drawn,
    }),
    [id, theme, drawn, plane],
  );
  const outline = useMemo(() => outlinePlaces(plane), [plane]);
  const places = useMemo(() => targets.map(placesOnMap), [targets]);
  const onPlace = onPoint && ((place: readonly [number, number] | null): void => onPoint(place && fromMap(...place)));
  return (
    <>
      <Stage
        label={`${label} ${l10n.t('An equal-area map, longitude to the right and latitude upwards.')}`}
        marks={
          <PointMarks size={size} area={area} matrix={scene.matrix} components={2} targets={places} onPlace={onPlace} />
        }
      >
        <svg class="layer" aria-hidden="true">
          <MapAxes plane={plane} size={size} coordinates={coordinates.map(({ name }) => name)} />
        </svg>
        <Picture area={area} scene={scene} />
      </Stage>
      <Inset
        area={{ left: 0, top: 0, ...size }}
        places={[...places.map((positions) => toPixels(positions, 2, scene.matrix, area)), outline]}
        names={mapNames}
      >
        {legend}
      </Inset>
    </>
  );
}

const axisOver = (range: Range): Axis => axisOf({ name: '', unit: '' }, padded(range, 0.01));
const mapAxes = { x: axisOver(mapExtent.x), y: axisOver(mapExtent.y) };

/** Room for names above and below the map, and for the degrees of longitude. */
const mapArea = ({ width, height }: Size): Area => ({
  left: 4,
  top: 17,
  width: Math.max(1, width - 8),
  height: Math.max(1, height - 49),
});

/** Places all over the map, which a legend had better not cover. */
function outlinePlaces({ toX, toY }: Plane): Float32Array {
  const steps = Array.from({ length: 25 }, (_, i) => -180 + 15 * i);
  return Float32Array.from(
    steps.flatMap((longitude) =>
      Array.from({ length: 13 }, (_, j) => {
        const [x, y] = geoEqualEarthRaw((longitude * Math.PI) / 180, ((-90 + 15 * j) * Math.PI) / 180);
        return [toX(x), toY(y)];
      }).flat(),
    ),
  );
}

/** Outline and graticule, with degrees along its left side and below; part of an SVG picture. */
function MapAxes({
  plane,
  size,
  coordinates: [x, y, z],
}: {
  readonly plane: Plane;
  readonly size: Size;
  readonly coordinates: readonly string[];
}) {
  const { area } = plane;
  const { projection, graticule, outline } = useMemo(() => mapLines(plane), [plane]);
  const at = (longitude: number, latitude: number): readonly [number, number] =>
    projection([longitude, latitude]) ?? [0, 0];
  const [poleLeft, bottom] = at(-180, -90);
  const [poleRight] = at(180, -90);
  return (
    <g class="axes">
      <path class="graticule" d={graticule} />
      <path class="map-outline" d={outline} />
      {multiples(longitudeStep(poleRight - poleLeft), 180).map((longitude) => (
        <text key={`x${longitude}`} class="tick" text-anchor="middle" x={at(longitude, -90)[0]} y={bottom + 13}>
          {degreesText(longitude)}
        </text>
      ))}
      {multiples(area.height > 110 ? graticuleStep : 2 * graticuleStep, 89).map((latitude) => {
        const [left, height] = at(-180, latitude);
        return (
          <text key={`y${latitude}`} class="tick note" text-anchor="start" x={left + 4} y={height} dy="0.32em">
            {degreesText(latitude)}
          </text>
        );
      })}
      <text class="axis-name inside" text-anchor="end" x={size.width - 5} y={Math.min(size.height - 5, bottom + 29)}>
        {l10n.t('longitude atan2({0}, {1}) (°)', y, x)}
      </text>
      <text class="axis-name inside" text-anchor="start" x={5} y={Math.max(12, at(0, 90)[1] - 5)}>
        {l10n.t('latitude asin {0} (°)', z)}
      </text>
    </g>
  );
}

/** The projection in pixels, with the graticule and the outline as SVG paths. */
function mapLines({ toX, toY }: Plane) {
  const projection = geoEqualEarth()
    .scale(toX(1) - toX(0))
    .translate([toX(0), toY(0)]);
  const path = geoPath(projection);
  const graticule = geoGraticule()
    .step([graticuleStep, graticuleStep])
    .extent([
      [-180, -90],
      [180, 90],
    ]);
  return { projection, graticule: path(graticule()) ?? '', outline: path({ type: 'Sphere' }) ?? '' };
}

/** The smallest multiple of the graticule's step whose numbers fit along the pole, in degrees. */
function longitudeStep(poleLength: number): number {
  return [1, 2, 3].map((k) => k * graticuleStep).find((step) => (poleLength * step) / 360 >= 36) ?? 180;
}

/** The multiples of a step from −most to most. */
function multiples(step: number, most: number): readonly number[] {
  const count = Math.floor(most / step);
  return Array.from({ length: 2 * count + 1 }, (_, k) => (k - count) * step);
}

const degreesText = (value: number): string => `${value < 0 ? '−' : ''}${Math.abs(value)}°`;

/** Room for the names of longitude and latitude, in CSS pixels. */
const mapNames = [150, 160] as const;
