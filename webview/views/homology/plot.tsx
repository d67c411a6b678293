import * as l10n from '@vscode/l10n';
import { diagramMarks } from '../../elements/marks.js';
import type { HomologySummary } from '../../../src/protocol/result.js';
import { formatCount, subscript, withUnit } from '../../format.js';
import { barRows, type BarRow } from './bar-rows.js';
import type { Bar } from './barcode.js';
import type { Range } from '../../math/extent.js';
import { countSelected, type SelectionMode } from '../../math/selection.js';
import type { Axis } from '../../charts/axis.js';
import { layPlane, planeArea, PlaneAxes, type Plane } from '../../charts/plane.js';
import type { Size } from '../../charts/use-size.js';
import { MarkPlot } from '../../charts/mark-plot.js';

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
  /** What the reference came to; null if none. */
  readonly reference: HomologySummary | null;
  /** Unit of the scales. */
  readonly unit: string;
  /** Scales that are shown. */
  readonly range: Range;
  readonly picture: 'barcode' | 'diagram';
  /** The points of the display sample behind a bar, one byte for each; null if they are not known. */
  readonly pointsOf: (bar: Bar) => Uint8Array | null;
  /** Whether the points of bars are selected, and of which. */
  readonly chosen: { readonly some: boolean; readonly has: (bar: Bar) => boolean };
  /** Selects the points of a bar; null if a click caught none. */
  readonly choose: (bar: { readonly bar: Bar; readonly points: Uint8Array } | null, mode: SelectionMode) => void;
}

/**
 * Persistent homology as a barcode or a diagram, whose bars can be pointed at, walked through, and chosen for their
 * points.
 */
export function Barcode({ of, summary, reference, unit, range, picture, pointsOf, chosen, choose }: BarcodeProps) {
  const Drawing = picture === 'barcode' ? Bars : Diagram;
  const { least } = reference === null ? pitches.alone : pitches.compared;
  return (
    <MarkPlot
      label={
        names[of][picture](countBars(summary)) +
        (reference === null ? '' : ` ${l10n.t('Reference: {0}.', countBars(reference))}`)
      }
      marks={(size) =>
        barRows(summary, reference, picture === 'barcode' ? Math.floor((planeArea(size).height - 6) / least) : Infinity)
      }
      describe={({ dimension, bar }) => {
        const name = `H${subscript(dimension)}`;
        return bar === null ? l10n.t('{0} has no such bar', name) : `${name} ${describeBar(bar, unit)}`;
      }}
      more={(row) => {
        const bar = row?.bar ?? null;
        const other = row?.reference ?? null;
        const compared =
          reference === null
            ? []
            : [
                row === null
                  ? ''
                  : other === null
                    ? l10n.t('reference has no such bar')
                    : l10n.t('reference {0}', describeBar(other, unit)),
              ];
        return [...compared, bar === null ? '' : tellPoints(bar, pointsOf(bar))];
      }}
      choose={(row, mode) => {
        if (row === null) choose(null, mode);
        const bar = row?.bar ?? null;
        const points = bar && pointsOf(bar);
        if (bar !== null && points?.includes(1) === true) choose({ bar, points }, mode);
      }}
      draw={(rows, size, active, point) => (
        <Drawing
          rows={rows}
          isCompared={reference !== null}
          size={size}
          unit={unit}
          range={range}
          summary={summary}
          active={active}
          point={point}
          emphasis={(bar) => (bar === null || !chosen.some ? '' : chosen.has(bar) ? ' chosen' : ' faded')}
        />
      )}
    />
  );
}

interface DrawingProps {
  readonly rows: readonly BarRow[];
  readonly isCompared: boolean;
  readonly size: Size;
  readonly unit: string;
  readonly range: Range;
  readonly summary: HomologySummary;
  readonly active: number | null;
  readonly point: (index: number) => void;
  /** Classes that tell whether its points are selected. */
  readonly emphasis: (bar: Bar | null) => string;
}

/** Height that a row takes with the gap to the next, in CSS pixels. */
const pitches = {
  alone: { least: 3.5, greatest: 12 },
  compared: { least: 6, greatest: 15 },
} as const;

const scaleAxis = (label: string, unit: string, range: Range): Axis => ({
  label: unit === '' ? label : `${label} (${unit})`,
  range,
  log: false,
  radians: false,
});

function Bars({ rows, isCompared, size, unit, range, summary, active, point, emphasis }: DrawingProps) {
  const plane = layPlane(
    planeArea(size),
    scaleAxis(l10n.t('scale'), unit, range),
    { label: l10n.t('bars'), range: [0, 1], log: false, radians: false },
    false,
  );
  const { area, toX } = plane;
  const pitch = Math.min(
    pitches[isCompared ? 'compared' : 'alone'].greatest,
    Math.max(0, area.height - 6) / Math.max(1, rows.length),
  );
  const right = area.left + area.width;
  const endOf = ({ birth, death }: Bar, beyond: number): number =>
    Math.max(death === null ? right + beyond : toX(death), toX(birth) + 1);
  return (
    <>
      <PlaneAxes plane={plane} bare="y" />
      <Reading plane={plane} scales={summary.scales} />
      {rows.map(({ dimension, bar, reference }, k) => {
        const top = area.top + 3 + pitch * k;
        // Beside a reference a bar leaves it the lower part of the row.
        const y = top + pitch * (isCompared ? 0.38 : 0.5);
        const isFirst = k === 0 || rows[k - 1].dimension !== dimension;
        return (
          <g
            key={`${dimension}-${k}`}
            class={`bar dimension-${dimension % 3}${k === active ? ' active' : ''}${emphasis(bar)}`}
            data-mark={k}
            onMouseEnter={() => point(k)}
          >
            {isFirst ? (
              <text class="tick" x={area.left - 6} y={top + pitch / 2} dy="0.32em" text-anchor="end">
                H{subscript(dimension)}
              </text>
            ) : null}
            {bar === null ? null : (
              <line
                x1={toX(bar.birth)}
                x2={endOf(bar, 5)}
                y1={y}
                y2={y}
                stroke-width={Math.max(1.5, isCompared ? 0.55 * pitch - 1 : pitch - 2)}
              />
            )}
            {bar?.death === null ? <path class="endless" d={`M${right + 4},${y - 4}l7,4l-7,4z`} /> : null}
            {reference === null ? null : (
              <line
                class="of-reference"
                x1={toX(reference.birth)}
                x2={endOf(reference, 11)}
                y1={top + 0.85 * pitch}
                y2={top + 0.85 * pitch}
              />
            )}
            <rect class="target" x={area.left} y={top} width={area.width} height={pitch} />
          </g>
        );
      })}
    </>
  );
}

function Diagram({ rows, size, unit, range, active, point, emphasis }: DrawingProps) {
  // A bar that never ends lies on a line of its own above all others.
  const top = range[1] * 1.12;
  const plane = layPlane(
    planeArea(size),
    scaleAxis(l10n.t('birth'), unit, range),
    scaleAxis(l10n.t('death'), unit, [0, top * 1.03]),
    false,
  );
  const { area, toX, toY } = plane;
  const placeOf = ({ birth, death }: Bar): string =>
    `translate(${toX(birth).toFixed(1)}, ${toY(death ?? top).toFixed(1)})`;
  return (
    <>
      <PlaneAxes plane={plane} />
      <line class="curve chance" x1={toX(0)} y1={toY(0)} x2={toX(range[1])} y2={toY(range[1])} />
      <line class="guide" x1={area.left} x2={area.left + area.width} y1={toY(top)} y2={toY(top)} />
      <text class="tick" x={area.left + area.width - 4} y={toY(top) + 12} text-anchor="end">
        {l10n.t('never ends')}
      </text>
      {rows.map(({ dimension, reference }, k) =>
        reference === null ? null : (
          <g
            key={`${dimension}-${k}`}
            class={`diagram-reference${k === active ? ' active' : ''}`}
            transform={placeOf(reference)}
            onMouseEnter={() => point(k)}
          >
            <path d={diagramMarks[dimension % 3]} />
          </g>
        ),
      )}
      {rows.map(({ dimension, bar }, k) =>
        bar === null ? null : (
          <g
            key={`${dimension}-${k}`}
            class={`diagram-point dimension-${dimension % 3}${k === active ? ' active' : ''}${emphasis(bar)}`}
            transform={placeOf(bar)}
            data-mark={k}
            onMouseEnter={() => point(k)}
          >
            <path d={diagramMarks[dimension % 3]} />
            <circle class="target" r="7" />
          </g>
        ),
      )}
    </>
  );
}

/** The scales at which the Betti numbers are read. */
function Reading({ plane, scales: [from, to] }: { readonly plane: Plane; readonly scales: Range }) {
  const { area, toX } = plane;
  const [left, right] = [toX(from), Math.min(area.left + area.width, toX(to))];
  return <rect class="reading" x={left} width={Math.max(1, right - left)} y={area.top} height={area.height} />;
}

/** Such as `[0.21, 1.73), length 1.52`. */
function describeBar({ birth, death }: Bar, unit: string): string {
  if (death === null) return l10n.t('[{0}, ∞), never ends', withUnit(birth, unit));
  return l10n.t('[{0}, {1}), length {2}', withUnit(birth, unit), withUnit(death, unit), withUnit(death - birth, unit));
}

/** What a click selects, or why nothing. */
function tellPoints({ dimension }: Bar, points: Uint8Array | null): string {
  if (dimension > 1) return l10n.t('no points: none are stored for voids');
  if (points === null) return l10n.t('no points: this run has stored none');
  const count = countSelected(points);
  if (count === 0) return l10n.t('no points: none of them are drawn');
  if (count === 1)
    return dimension === 0 ? l10n.t('click: 1 point of its component') : l10n.t('click: 1 point along its loop');
  return dimension === 0
    ? l10n.t('click: {0} points of its component', formatCount(count))
    : l10n.t('click: {0} points along its loop', formatCount(count));
}

function countBars({ barcodes }: HomologySummary): string {
  return barcodes
    .map(({ length }, dimension) =>
      length === 1
        ? l10n.t('1 bar in dimension {0}', dimension)
        : l10n.t('{0} bars in dimension {1}', length, dimension),
    )
    .join(', ');
}
