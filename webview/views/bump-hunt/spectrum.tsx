import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import type { BumpHuntSpectrum } from '../../../src/protocol/result.js';
import { formatBound } from '../../format.js';
import type { Quantity } from '../../../src/protocol/description.js';
import type { Range } from '../../math/extent.js';
import { axisOf, type Axis } from '../../charts/axis.js';
import { Chart, Clipped } from '../../charts/chart.js';
import { linePath } from '../../charts/paths.js';
import { Legend } from '../../elements/legend.js';
import { layPlane, planeArea, PlaneAxes } from '../../charts/plane.js';
import { barsPath } from '../../charts/steps.js';

export interface SpectrumProps {
  readonly label: string;
  readonly spectrum: BumpHuntSpectrum;
  /** That of the reference, drawn as a line. */
  readonly reference?: BumpHuntSpectrum | null;
  readonly quantity: Quantity;
  readonly window: Range;
  /** Entries of the legend; null for none. */
  readonly legend: ComponentChildren;
}

/** A histogram with the errors of its counts, the fit to the side bands, and the window that the fit leaves out. */
export function Spectrum({ label, spectrum, reference = null, quantity, window, legend }: SpectrumProps) {
  const { from, to, counts, expected, variances = counts } = spectrum;
  const width = (to - from) / counts.length;
  const bins = counts.map((count, k) => ({ x: from + (k + 0.5) * width, count, error: Math.sqrt(variances[k]) }));
  // Per bin of this spectrum, should the bins of the other be wider.
  const others =
    reference === null
      ? []
      : reference.counts.map((count) => (count * width * reference.counts.length) / (reference.to - reference.from));
  const highest = Math.max(1, ...others, ...bins.map(({ count, error }) => count + error), ...(expected ?? []));
  const fit = (expected ?? []).map((y, k) => ({ x: bins[k].x, y }));
  // Room for the legend above the counts.
  const y: Axis = {
    label: l10n.t('events per {0}', `${formatBound(width)} ${quantity.unit}`.trim()),
    range: [0, highest * 1.25],
    log: false,
    radians: false,
  };
  return (
    <>
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
              {bins.map(({ x, count, error }) => (
                <g key={x} class="count">
                  <line x1={toX(x)} x2={toX(x)} y1={toY(count - error)} y2={toY(count + error)} />
                  <circle cx={toX(x)} cy={toY(count)} r="2" />
                </g>
              ))}
            </>
          );
        }}
      />
      {legend === null ? null : <Legend corner="top-left">{legend}</Legend>}
    </>
  );
}
