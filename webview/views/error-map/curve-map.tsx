import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { ErrorMapDomain } from '../../../src/protocol/events.js';
import type { Layer, Scene } from '../../drawing/scene.js';
import { planeMatrix } from '../../math/camera.js';
import { steadied } from '../../math/extent.js';
import { theoryOf } from '../../state/model.js';
import type { TileInput } from '../../tile/tile-input.js';
import { axisOf, type Axis } from '../../charts/axis.js';
import { errorLabel } from '../../points/coloring.js';
import { dotSize } from '../../points/dot-size.js';
import { useEmphasis } from '../../points/emphasis.js';
import { usePanel } from '../../state/panel-context.js';
import { Picture } from '../../points/picture.js';
import { layPlane, magnificationOf, planeArea, PlaneAxes } from '../../charts/plane.js';
import { PointMarks } from '../../points/point-marks.js';
import { brushKeys, pixelsOf, SelectArea } from '../../points/select-area.js';
import { Stage } from '../../points/stage.js';
import { useSize } from '../../charts/use-size.js';

type Curve = Extract<ErrorMapDomain, { kind: 'curve' }>;

export interface CurveMapProps {
  readonly input: TileInput;
  readonly domain: Curve;
  /** ρ at the nodes. */
  readonly values: Float32Array;
  /** What is seen, in words. */
  readonly label: string;
}

/** ρ along a curve, against its parameter, with the display sample as points. */
export function CurveMap({ input, domain, values, label }: CurveMapProps) {
  const { theme } = usePanel();
  const [ref, size] = useSize();
  const { run, frame, errorScale } = input;
  const { display } = run.started;
  const { coordinate } = domain;
  const log = errorScale.log;
  const bound = theoryOf(run)?.supErrorBound ?? null;
  const x = axisOf(domain.parameter, [coordinate[0], coordinate[coordinate.length - 1]]);
  const top = steadied([0, Math.max(frame.sup, bound ?? 0)])[1];
  const y: Axis = {
    label: errorLabel(run.started.run.manifold.coordinates),
    range: log ? [errorScale.from / 10, top] : [0, top],
    log,
    radians: false,
  };
  const plane = layPlane(planeArea(size), x, y, false);

  // On a logarithmic axis it is logarithms that the picture draws.
  const upright = (value: number): number => (log ? Math.log10(Math.max(value, 1e-12)) : value);
  const yRange = [upright(y.range[0]), upright(y.range[1])] as const;
  const points = useMemo(
    () => (display.chart === null ? new Float32Array(0) : interleaved(display.chart, frame.error.map(upright))),
    [display, frame, log],
  );
  const all = useMemo((): Layer[] => {
    const curve = interleaved(coordinate, values.map(upright));
    return [
      {
        kind: 'points',
        key: 'data',
        positions: points,
        components: 2,
        paint: theme.neutral,
        opacity: 0.35,
        size: dotSize(3, points.length / 2),
        shape: 'disc',
        onSelection: 'split',
      },
      {
        kind: 'lines',
        key: 'curve',
        from: curve.subarray(0, curve.length - 2),
        to: curve.subarray(2),
        components: 2,
        paint: { values: values.subarray(1), scale: errorScale },
        opacity: 1,
        width: 2.5,
        onSelection: 'fade',
      },
    ];
  }, [points, coordinate, values, errorScale, theme]);
  const layers = useEmphasis(all, 'plane');
  const scene = useMemo(
    (): Scene => ({
      id: 'curve map',
      viewer: null,
      matrix: planeMatrix(x.range, yRange),
      magnification: magnificationOf(plane.area),
      background: theme.background,
      layers,
    }),
    [layers, theme, size, x.range[0], x.range[1], yRange[0], yRange[1]],
  );
  const targets = useMemo(() => [points], [points]);
  const { area, toY } = plane;

  return (
    <div class="plot" ref={ref}>
      {size.width > 0 ? (
        <SelectArea
          shape="interval"
          area={area}
          pixels={display.chart === null ? null : pixelsOf(targets, 2, scene.matrix, area)}
        >
          <Stage
            label={`${label} ${brushKeys}`}
            marks={<PointMarks size={size} area={area} matrix={scene.matrix} components={2} targets={targets} />}
          >
            <svg class="layer" aria-hidden="true">
              <PlaneAxes plane={plane} />
              {bound === null ? null : (
                <g class="upright bound">
                  <line x1={area.left} x2={area.left + area.width} y1={toY(bound)} y2={toY(bound)} />
                  <text x={area.left + area.width - 4} y={toY(bound) - 4} text-anchor="end">
                    {l10n.t('some ρ reaches this, whatever the network')}
                  </text>
                </g>
              )}
            </svg>
            <Picture area={area} scene={scene} />
          </Stage>
        </SelectArea>
      ) : null}
    </div>
  );
}

function interleaved(x: Float32Array, y: Float32Array): Float32Array {
  return Float32Array.from({ length: 2 * x.length }, (_, i) => (i % 2 === 0 ? x[i / 2] : y[(i - 1) / 2]));
}
