import { useMemo } from 'preact/hooks';
import type { ErrorMapDomain } from '../../../src/protocol/events.js';
import { axisOf } from '../../charts/axis.js';
import type { Plane } from '../../charts/plane.js';
import type { Painted } from '../../drawing/painted.js';
import { positionOn, type ColorScale, type Layer } from '../../drawing/scene.js';
import type { Range } from '../../math/extent.js';
import { coastLayer, earthOf } from '../../points/earth.js';
import { dotSize } from '../../points/dot-size.js';
import { usePainted } from '../../points/use-painted.js';
import { framePlane } from '../../points/plane-frame.js';
import { PlanePicture } from '../../points/plane-picture.js';
import { Plot } from '../../points/plot.js';
import type { MapProps } from './map-props.js';

type Grid = Extract<ErrorMapDomain, { kind: 'plane' | 'surface' }>;

/** ρ as a heat map with the data drawn over it: over the ambient plane, or over the chart of a surface. */
export function FlatMap({ input, domain, values, label, legend }: MapProps<Grid>) {
  const { started } = input.run;
  const { manifold } = started.run;
  const inPlane = domain.kind === 'plane';
  const [x, y] = inPlane ? [domain.x, domain.y] : [domain.u, domain.v];
  const quantities = inPlane ? manifold.coordinates : (manifold.chart?.parameters ?? manifold.coordinates);
  const equal = inPlane && quantities[0].unit === quantities[1].unit && comparable(x, y);
  const positions = inPlane ? started.display.points : started.display.chart;
  const earth = input.view.coastShown ? earthOf(started) : null;
  const targets = useMemo(() => (positions === null ? [] : [positions]), [positions]);
  const layers = useMemo(
    () => [
      ...(earth?.kind === 'plane' && inPlane ? [coastLayer(earth, [255, 255, 255])] : []),
      ...targets.map((places): Layer => ({
        kind: 'points',
        key: 'data',
        positions: places,
        components: 2,
        paint: [255, 255, 255],
        opacity: inPlane ? 0.75 : 0.3,
        size: dotSize(2, places.length / 2),
        shape: 'disc',
        onSelection: 'split',
      })),
    ],
    [targets, inPlane, earth],
  );
  return (
    <Plot>
      {(size) => {
        const plane = framePlane(size, axisOf(quantities[0], x), axisOf(quantities[1], y), { equal });
        return (
          <PlanePicture
            id="flat map"
            label={label}
            size={size}
            plane={plane}
            layers={layers}
            surroundings="map"
            targets={targets}
            grid={false}
            legend={legend}
            under={<HeatMap plane={plane} domain={domain} x={x} y={y} values={values} scale={input.errorScale} />}
          />
        );
      }}
    </Plot>
  );
}

const comparable = (x: Range, y: Range): boolean => {
  const ratio = (x[1] - x[0]) / (y[1] - y[0]);
  return ratio < 10 && ratio > 0.1;
};

interface HeatMapProps {
  readonly plane: Plane;
  readonly domain: Grid;
  readonly x: Range;
  readonly y: Range;
  readonly values: Float32Array;
  readonly scale: ColorScale;
}

/** One pixel for each node, then scaled up: the browser interpolates between the nodes. */
function HeatMap({ plane, domain, x, y, values, scale }: HeatMapProps) {
  const { area, toX, toY } = plane;
  const { columns, rows } = domain;
  // Nodes lie in the middle of the cells of a plane, and on the border of a chart.
  const [dx, dy] =
    domain.kind === 'plane' ? [0, 0] : [(x[1] - x[0]) / (columns - 1) / 2, (y[1] - y[0]) / (rows - 1) / 2];
  const [left, right, bottom, top] = [toX(x[0] - dx), toX(x[1] + dx), toY(y[0] - dy), toY(y[1] + dy)];
  const make = (): Painted | null => {
    const cells = document.createElement('canvas');
    [cells.width, cells.height] = [columns, rows];
    const cellContext = cells.getContext('2d');
    if (cellContext === null) return null;
    cellContext.putImageData(toImage(values, columns, rows, scale), 0, 0);
    const paint = (onto: CanvasRenderingContext2D, density: number): void => {
      onto.imageSmoothingEnabled = true;
      onto.imageSmoothingQuality = 'high';
      onto.clearRect(0, 0, onto.canvas.width, onto.canvas.height);
      onto.drawImage(
        cells,
        (left - area.left) * density,
        (top - area.top) * density,
        (right - left) * density,
        (bottom - top) * density,
      );
    };
    return { scene: null, paint };
  };
  const inputs = [values, scale, columns, rows, area.left, area.top, left, right, top, bottom];
  const canvas = usePainted(area, make, inputs);
  const { left: x0, top: y0, width, height } = area;
  return <canvas ref={canvas} class="layer" aria-hidden="true" style={{ left: x0, top: y0, width, height }} />;
}

/** Row 0 of the nodes is the lowest of the picture. */
function toImage(values: Float32Array, columns: number, rows: number, scale: ColorScale): ImageData {
  const image = new ImageData(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const t = Math.min(1, Math.max(0, positionOn(scale, values[row * columns + column])));
      const color = 4 * Math.round(255 * t);
      image.data.set(scale.map.subarray(color, color + 4), 4 * ((rows - 1 - row) * columns + column));
    }
  }
  return image;
}
