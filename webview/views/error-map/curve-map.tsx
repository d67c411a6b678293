import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { ErrorMapDomain } from '../../../src/protocol/events.js';
import { axisOf, type Axis } from '../../charts/axis.js';
import type { Layer } from '../../drawing/scene.js';
import { steadied } from '../../math/extent.js';
import { paired } from '../../math/paired.js';
import { errorLabel } from '../../format.js';
import { dotSize } from '../../points/dot-size.js';
import type { Note } from '../../points/note.js';
import { framePlane } from '../../points/plane-frame.js';
import { PlanePicture } from '../../points/plane-picture.js';
import { Plot } from '../../points/plot.js';
import { tornEdgesAt } from '../../points/torn-edges.js';
import { usePanel } from '../../state/panel-context.js';
import { boundOnData } from '../../state/statements.js';
import { isObstructed } from '../../state/statements.js';
import type { MapProps } from './map-props.js';

type Curve = Extract<ErrorMapDomain, { kind: 'curve' }>;

/** ρ along a curve, against its parameter, with the display sample as points. */
export function CurveMap({ input, domain, values, label, legend }: MapProps<Curve>) {
  const { theme } = usePanel();
  const { run, frame, errorScale } = input;
  const { display } = run.started;
  const { coordinate } = domain;
  const { log } = errorScale;
  const bound = boundOnData(run)?.bound ?? null;
  const x = axisOf(domain.parameter, [coordinate[0], coordinate[coordinate.length - 1]]);
  const top = steadied([0, Math.max(frame.sup, bound ?? 0)])[1];
  const y: Axis = {
    label: errorLabel(run.started.run.manifold.coordinates),
    range: log ? [errorScale.from / 10, top] : [0, top],
    log,
    radians: false,
  };

  // On a logarithmic axis it is logarithms that the picture draws.
  const upright = (value: number): number => (log ? Math.log10(Math.max(value, 1e-12)) : value);
  const points = useMemo(
    () => (display.chart === null ? new Float32Array(0) : paired(display.chart, frame.error.map(upright))),
    [display, frame, log],
  );
  const layers = useMemo((): Layer[] => {
    const curve = paired(coordinate, values.map(upright));
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
  const targets = useMemo(() => [points], [points]);
  const isTorn = tornEdgesAt(run, frame) !== null && isObstructed(run);
  const notes = useMemo((): readonly Note[] => {
    if (!isTorn) return [];
    const worst = values.reduce((best, value, node) => (value > values[best] ? node : best), 0);
    return [{ key: 'torn', text: l10n.t('torn here'), at: [coordinate[worst], upright(values[worst])] }];
  }, [isTorn, values, coordinate, log]);

  return (
    <Plot>
      {(size) => {
        const plane = framePlane(size, x, y, { equal: false });
        const { area, toY } = plane;
        return (
          <PlanePicture
            id="curve map"
            label={label}
            size={size}
            plane={plane}
            layers={layers}
            shape="interval"
            targets={targets}
            legend={legend}
            notes={notes}
            marks={
              bound === null ? null : (
                <g class="upright bound">
                  <line x1={area.left} x2={area.left + area.width} y1={toY(bound)} y2={toY(bound)} />
                  <text x={area.left + area.width - 4} y={toY(bound) - 4} text-anchor="end">
                    {l10n.t('some ρ reaches this, whatever the network')}
                  </text>
                </g>
              )
            }
          />
        );
      }}
    </Plot>
  );
}
