import * as l10n from '@vscode/l10n';
import type { HomologySummary } from '../../src/protocol/result.js';
import { subscript, withUnit } from '../format.js';
import { barsWithin, type Bar } from '../math/barcode.js';
import type { Range } from '../math/extent.js';
import type { Axis } from './axis.js';
import { layPlane, planeArea, PlaneAxes, type Plane } from './plane.js';
import type { Size } from './use-size.js';
import { WalkedPlot } from './walked-plot.js';

const names = {
  data: {
    barcode: (bars: string) => l10n.t('Barcode of the data: {0}.', bars),
    diagram: (bars: string) => l10n.t('Persistence diagram of the data: {0}.', bars),
  },
  latent: {
    barcode: (bars: string) => l10n.t('Barcode of the latent codes: {0}.', bars),
    diagram: (bars: string) => l10n.t('Persistence diagram of the latent codes: {0}.', bars),
  },
  reconstruction: {
    barcode: (bars: string) => l10n.t('Barcode of the reconstruction: {0}.', bars),
    diagram: (bars: string) => l10n.t('Persistence diagram of the reconstruction: {0}.', bars),
  },
};

export interface BarcodeProps {
  readonly of: keyof typeof names;
  readonly summary: HomologySummary;
  /** Unit of the scales. */
  readonly unit: string;
  /** Scales that are shown. */
  readonly range: Range;
  readonly picture: 'barcode' | 'diagram';
}

/** Persistent homology as a barcode or a diagram, whose bars can be pointed at and walked through. */
export function Barcode({ of, summary, unit, range, picture }: BarcodeProps) {
  const Drawing = picture === 'barcode' ? Bars : Diagram;
  return (
    <WalkedPlot
      label={names[of][picture](countBars(summary))}
      marks={(size) => barsWithin(summary, picture === 'barcode' ? Math.floor((planeArea(size).height - 6) / leastPitch) : Infinity)}
      describe={(bar) => describeBar(bar, unit)}
      draw={(bars, size, active, point) => (
        <Drawing bars={bars} size={size} unit={unit} range={range} summary={summary} active={active} point={point} />
      )}
    />
  );
}

interface DrawingProps {
  readonly bars: readonly Bar[];
  readonly size: Size;
  readonly unit: string;
  readonly range: Range;
  readonly summary: HomologySummary;
  readonly active: number | null;
  readonly point: (index: number) => void;
}

/** Height that a bar takes with the gap to the next, in CSS pixels. */
const leastPitch = 3.5;
const greatestPitch = 12;

const scaleAxis = (label: string, unit: string, range: Range): Axis => ({ label: unit === '' ? label : `${label} (${unit})`, range, log: false, radians: false });

function Bars({ bars, size, unit, range, summary, active, point }: DrawingProps) {
  const plane = layPlane(planeArea(size), scaleAxis(l10n.t('scale'), unit, range), { label: l10n.t('bars by dimension'), range: [0, 1], log: false, radians: false }, false);
  const { area, toX } = plane;
  const pitch = Math.min(greatestPitch, (area.height - 6) / bars.length);
  const right = area.left + area.width;
  return (
    <>
      <PlaneAxes plane={plane} bare="y" />
      <Reading plane={plane} scales={summary.scales} />
      {bars.map(({ dimension, birth, death }, k) => {
        const y = area.top + 3 + pitch * (k + 0.5);
        const [from, to] = [toX(birth), death === null ? right + 5 : toX(death)];
        const isFirst = k === 0 || bars[k - 1].dimension !== dimension;
        return (
          <g key={`${dimension}-${k}`} class={`bar dimension-${dimension % 3}${k === active ? ' active' : ''}`} onMouseEnter={() => point(k)}>
            {isFirst ? (
              <text class="tick" x={area.left - 6} y={y} dy="0.32em" text-anchor="end">
                H{subscript(dimension)}
              </text>
            ) : null}
            <rect class="target" x={area.left} y={y - pitch / 2} width={area.width} height={pitch} />
            <line x1={from} x2={Math.max(to, from + 1)} y1={y} y2={y} stroke-width={Math.max(1.5, pitch - 2)} />
            {death === null ? <path class="endless" d={`M${right + 4},${y - 4}l7,4l-7,4z`} /> : null}
          </g>
        );
      })}
    </>
  );
}

function Diagram({ bars, size, unit, range, active, point }: DrawingProps) {
  // A bar that never ends lies on a line of its own above all others.
  const top = range[1] * 1.12;
  const plane = layPlane(planeArea(size), scaleAxis(l10n.t('birth'), unit, range), scaleAxis(l10n.t('death'), unit, [0, top * 1.03]), false);
  const { area, toX, toY } = plane;
  return (
    <>
      <PlaneAxes plane={plane} />
      <line class="curve chance" x1={toX(0)} y1={toY(0)} x2={toX(range[1])} y2={toY(range[1])} />
      <line class="guide" x1={area.left} x2={area.left + area.width} y1={toY(top)} y2={toY(top)} />
      <text class="tick" x={area.left + area.width - 4} y={toY(top) + 12} text-anchor="end">
        {l10n.t('never ends')}
      </text>
      {bars.map(({ dimension, birth, death }, k) => (
        <g
          key={`${dimension}-${k}`}
          class={`diagram-point dimension-${dimension % 3}${k === active ? ' active' : ''}`}
          transform={`translate(${toX(birth).toFixed(1)}, ${toY(death ?? top).toFixed(1)})`}
          onMouseEnter={() => point(k)}
        >
          <circle class="target" r="7" />
          <path d={diagramMarks[dimension % 3]} />
        </g>
      ))}
    </>
  );
}

/** One shape for each dimension: a disc, a triangle, a square. */
export const diagramMarks = ['M-3.2,0a3.2,3.2 0 1,0 6.4,0a3.2,3.2 0 1,0 -6.4,0', 'M0,-4.6L4.2,3H-4.2Z', 'M-3.2,-3.2H3.2V3.2H-3.2Z'] as const;

/** The scales at which the Betti numbers are read. */
function Reading({ plane, scales: [from, to] }: { readonly plane: Plane; readonly scales: Range }) {
  const { area, toX } = plane;
  const [left, right] = [toX(from), Math.min(area.left + area.width, toX(to))];
  return <rect class="reading" x={left} width={Math.max(1, right - left)} y={area.top} height={area.height} />;
}

/** Such as `H₁ [0.21, 1.73), length 1.52`. */
function describeBar({ dimension, birth, death }: Bar, unit: string): string {
  const name = `H${subscript(dimension)}`;
  if (death === null) return l10n.t('{0} [{1}, ∞), never ends', name, withUnit(birth, unit));
  return l10n.t('{0} [{1}, {2}), length {3}', name, withUnit(birth, unit), withUnit(death, unit), withUnit(death - birth, unit));
}

function countBars({ barcodes }: HomologySummary): string {
  return barcodes.map(({ length }, dimension) => (length === 1 ? l10n.t('1 bar in dimension {0}', dimension) : l10n.t('{0} bars in dimension {1}', length, dimension))).join(', ');
}
