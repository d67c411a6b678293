import * as l10n from '@vscode/l10n';
import type { BumpHuntScan, BumpHuntSpectrum } from '../../../src/protocol/result.js';
import { formatBound } from '../../format.js';
import type { Quantity } from '../../../src/protocol/description.js';
import type { Range } from '../../math/extent.js';
import { padded } from '../../math/extent.js';
import { axisOf, type Axis } from '../../charts/axis.js';
import { Chart, Clipped } from '../../charts/chart.js';
import { bandPath, linePath } from '../../charts/paths.js';
import { layPlane, planeArea, PlaneAxes } from '../../charts/plane.js';
import { barsPath } from '../../charts/steps.js';

export interface SpectrumProps {
  readonly label: string;
  readonly spectrum: BumpHuntSpectrum;
  /** That of the reference, drawn as a line. */
  readonly reference?: BumpHuntSpectrum | null;
  readonly quantity: Quantity;
  readonly window: Range;
}

/** A histogram with the errors of its counts, the fit to the side bands, and the window that the fit leaves out. */
export function Spectrum({ label, spectrum, reference = null, quantity, window }: SpectrumProps) {
  const { from, to, counts, expected } = spectrum;
  const width = (to - from) / counts.length;
  const bins = counts.map((count, k) => ({ x: from + (k + 0.5) * width, count }));
  // Per bin of this spectrum, should the bins of the other be wider.
  const others =
    reference === null
      ? []
      : reference.counts.map((count) => (count * width * reference.counts.length) / (reference.to - reference.from));
  const highest = Math.max(1, ...others, ...bins.map(({ count }) => count + Math.sqrt(count)), ...(expected ?? []));
  const fit = (expected ?? []).map((y, k) => ({ x: bins[k].x, y }));
  const y: Axis = {
    label: l10n.t('events per {0}', `${formatBound(width)} ${quantity.unit}`.trim()),
    range: [0, highest * 1.08],
    log: false,
    radians: false,
  };
  return (
    <Chart
      label={label}
      draw={(size) => {
        const plane = layPlane(planeArea(size), axisOf(quantity, [from, to]), y, false);
        const { area, toX, toY } = plane;
        return (
          <>
            <rect
              class="window"
              x={toX(window[0])}
              width={toX(window[1]) - toX(window[0])}
              y={area.top}
              height={area.height}
            />
            <PlaneAxes plane={plane} />
            {reference === null ? null : (
              <Clipped area={area}>
                <path class="steps reference" d={barsPath(others, [reference.from, reference.to], plane, false)} />
              </Clipped>
            )}
            <path
              class="curve fit"
              d={linePath(
                fit.filter(({ x }) => x < window[0]),
                plane,
              )}
            />
            <path
              class="curve fit"
              d={linePath(
                fit.filter(({ x }) => x > window[1]),
                plane,
              )}
            />
            <path
              class="curve fit interpolated"
              d={linePath(
                fit.filter(({ x }) => x > window[0] - width && x < window[1] + width),
                plane,
              )}
            />
            {bins.map(({ x, count }) => (
              <g key={x} class="count">
                <line x1={toX(x)} x2={toX(x)} y1={toY(count - Math.sqrt(count))} y2={toY(count + Math.sqrt(count))} />
                <circle cx={toX(x)} cy={toY(count)} r="2" />
              </g>
            ))}
          </>
        );
      }}
    />
  );
}

export interface ScanProps {
  readonly label: string;
  readonly scan: readonly BumpHuntScan[];
  /** That of the reference; null where there is none. */
  readonly reference: readonly BumpHuntScan[] | null;
  /** Share of the events that the chosen cut removes. */
  readonly cut: number;
}

/** The significance against the share of events that a cut on ρ leaves, with its standard deviation as a band. */
export function CutScan({ label, scan, reference, cut }: ScanProps) {
  const points = pointsOf(scan);
  const others = pointsOf(reference ?? []);
  const ends = [0, ...points.flatMap(({ from, to }) => [from, to]), ...others.map(({ y }) => y)];
  const range = padded([Math.min(...ends), Math.max(...ends)], 0.06);
  const least = Math.min(1 - cut, ...[...scan, ...(reference ?? [])].map((one) => 1 - one.cut));
  const x: Axis = {
    label: l10n.t('share of the events that stay'),
    range: [1.2, least / 1.2],
    log: true,
    radians: false,
  };
  return (
    <Chart
      label={label}
      draw={(size) => {
        const plane = layPlane(
          planeArea(size),
          x,
          { label: l10n.t('significance Z'), range, log: false, radians: false },
          false,
        );
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
  );
}

/** Where it is known, the significance with its standard deviation to both sides. */
const pointsOf = (scan: readonly BumpHuntScan[]) =>
  scan.flatMap(({ cut, significance: y, significanceError: error }) =>
    y === null ? [] : [{ x: 1 - cut, y, from: y - (error ?? 0), to: y + (error ?? 0) }],
  );
