import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import type { BumpHuntScan } from '../../../src/protocol/result.js';
import { padded } from '../../math/extent.js';
import type { Axis } from '../../charts/axis.js';
import { Chart, Clipped } from '../../charts/chart.js';
import { emptiestCorner, inUnitSquare } from '../../charts/emptiest-corner.js';
import { bandPath, linePath } from '../../charts/paths.js';
import { Legend } from '../../elements/legend.js';
import { layPlane, planeArea, PlaneAxes } from '../../charts/plane.js';

export interface ScanProps {
  readonly label: string;
  readonly scan: readonly BumpHuntScan[];
  /** That of the reference; null if none. */
  readonly reference: readonly BumpHuntScan[] | null;
  /** Share of the events that the chosen cut removes. */
  readonly cut: number;
  /** Entries of the legend. */
  readonly legend: ComponentChildren;
}

/** The significance against the share of events that a cut on ρ leaves, with its standard deviation as a band. */
export function CutScan({ label, scan, reference, cut, legend }: ScanProps) {
  const points = pointsOf(scan);
  const others = pointsOf(reference ?? []);
  const ends = [0, ...points.flatMap(({ from, to }) => [from, to]), ...others.map(({ y }) => y)];
  const range = padded([Math.min(...ends), Math.max(...ends)], 0.06);
  const least = Math.min(1 - cut, ...[...scan, ...(reference ?? [])].map((one) => 1 - one.cut));
  const x: Axis = {
    label: l10n.t('share of the events that are kept'),
    range: [1.2, least / 1.2],
    log: true,
    radians: false,
  };
  const y: Axis = { label: l10n.t('significance Z'), range, log: false, radians: false };
  const edges = [
    points.map(({ x: at, from }) => ({ x: at, y: from })),
    points.map(({ x: at, to }) => ({ x: at, y: to })),
  ];
  const corner = emptiestCorner(
    [...edges, others].map((line) => inUnitSquare(line, x, y)),
    ['top-right', 'bottom-left', 'bottom-right', 'top-left'],
  );
  return (
    <>
      <Chart
        label={label}
        draw={(size) => {
          const plane = layPlane(planeArea(size), x, y, false);
          const { area, toX, toY } = plane;
          return (
            <>
              <PlaneAxes plane={plane} />
              <Clipped area={area}>
                <line class="guide" x1={area.left} x2={area.left + area.width} y1={toY(0)} y2={toY(0)} />
                <line
                  class="curve chosen-cut"
                  x1={toX(1 - cut)}
                  x2={toX(1 - cut)}
                  y1={area.top}
                  y2={area.top + area.height}
                />
                <path class="band" d={bandPath(points, plane)} />
                <path class="curve previous" d={linePath(others, plane)} />
                <path class="curve train" d={linePath(points, plane)} />
              </Clipped>
              {points.map((point) => (
                <circle key={point.x} class="scan-point" cx={toX(point.x)} cy={toY(point.y)} r="2.8" />
              ))}
            </>
          );
        }}
      />
      <Legend corner={corner}>{legend}</Legend>
    </>
  );
}

/** Where it is known, the significance with its standard deviation to both sides. */
const pointsOf = (scan: readonly BumpHuntScan[]) =>
  scan.flatMap(({ cut, significance: y, significanceError: error }) =>
    y === null ? [] : [{ x: 1 - cut, y, from: y - (error ?? 0), to: y + (error ?? 0) }],
  );
