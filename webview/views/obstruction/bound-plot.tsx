import * as l10n from '@vscode/l10n';
import type { Quantity } from '../../../src/protocol/description.js';
import { steadied } from '../../math/extent.js';
import type { Mark } from './model.js';
import { axisOf, type Axis } from '../../charts/axis.js';
import { Chart } from '../../charts/chart.js';
import { layPlane, PlaneAxes, type Area, type Plane } from '../../charts/plane.js';
import type { Size } from '../../charts/use-size.js';
import { Legend, LegendEntry } from '../../elements/legend.js';
import { Sign } from '../../elements/marks.js';

export interface BoundPlotProps {
  readonly marks: readonly Mark[];
  /** Those of the reference, of the same kinds in the same order; null if none. */
  readonly reference: readonly Mark[] | null;
  /** ρ with its unit. */
  readonly error: Quantity;
}

/** sup ρ and its lower bounds, one below the other on the axis of ρ; what lies below a bound is shaded. */
export function BoundPlot({ marks, reference, error }: BoundPlotProps) {
  const values = [...marks, ...(reference ?? [])].flatMap(({ value }) => (value === null ? [] : [value]));
  const bound = Math.max(0, ...marks.flatMap(({ kind, value }) => (kind === 'sup' || value === null ? [] : [value])));
  const x = axisOf(error, [0, steadied([0, Math.max(...values) || 1])[1]]);
  const y: Axis = { label: '', range: [marks.length, 0], log: false, radians: false };
  return (
    <Chart
      label={
        l10n.t('sup ρ and its lower bounds. {0}.', listed(marks)) +
        (reference === null ? '' : ` ${l10n.t('Reference: {0}.', listed(reference))}`)
      }
      legend={
        reference === null ? null : (
          <Legend corner="bottom-right">
            <LegendEntry>
              <Sign kind="hollow" /> {l10n.t('reference')}
            </LegendEntry>
          </Legend>
        )
      }
      draw={(size) => {
        const plane = layPlane(boundArea(size, Math.max(...marks.map(({ name }) => name.length))), x, y, false);
        const { area, toX } = plane;
        return (
          <>
            <rect class="excluded" x={area.left} width={toX(bound) - area.left} y={area.top} height={area.height} />
            <PlaneAxes plane={plane} bare="y" />
            <Excluded plane={plane} bound={bound} />
            {marks.map((mark, k) => (
              <MarkRow key={mark.kind} mark={mark} plane={plane} row={k} />
            ))}
            {reference?.map((mark, k) => (
              <ReferenceMark key={mark.kind} mark={mark} plane={plane} row={k} />
            ))}
          </>
        );
      }}
    />
  );
}

/** The name of the part below a bound, where it has room. */
function Excluded({ plane: { area, toX }, bound }: { readonly plane: Plane; readonly bound: number }) {
  const text = l10n.t('excluded');
  if (toX(bound) - area.left < 6 * text.length + 6 || area.height < 75) return null;
  return (
    <text class="tick" x={area.left + 4} y={area.top + area.height - 4}>
      {text}
    </text>
  );
}

const listed = (marks: readonly Mark[]): string => marks.map(({ name, text }) => `${name}: ${text}`).join('; ');

/** @param longest letters of the longest name at the left, some 5.8 pixels each. */
function boundArea({ width, height }: Size, longest: number): Area {
  const left = Math.max(70, Math.ceil(5.8 * longest) + 6);
  return { left, top: 4, width: Math.max(1, width - left - 18), height: Math.max(1, height - 36) };
}

function MarkRow({
  mark: { kind, name, value, text },
  plane,
  row,
}: {
  readonly mark: Mark;
  readonly plane: Plane;
  readonly row: number;
}) {
  const { area, toX, toY } = plane;
  const y = toY(row + 0.5);
  const x = value === null ? area.left : toX(value);
  // Beside the mark, or over its line if there is no room.
  const isOver = x + 9 + 6.5 * text.length > area.left + area.width;
  return (
    <g class={`bound-mark bound-mark-${kind}`}>
      <text class="tick" text-anchor="end" x={area.left - 6} y={y} dy="0.32em">
        {name}
      </text>
      {value === null ? null : <line x1={area.left} x2={x} y1={y} y2={y} />}
      {value === null ? null : <path transform={`translate(${x.toFixed(1)}, ${y.toFixed(1)})`} d={boundMarks[kind]} />}
      <text
        class={value === null ? 'tick missing' : 'bound-value'}
        text-anchor={isOver ? 'end' : 'start'}
        x={isOver ? x - 9 : x + 9}
        y={isOver ? y - 9 : y}
        dy="0.32em"
      >
        {text}
      </text>
    </g>
  );
}

/** Hollow, on the row of the mark that it is compared with. */
function ReferenceMark({
  mark: { kind, value },
  plane: { toX, toY },
  row,
}: {
  readonly mark: Mark;
  readonly plane: Plane;
  readonly row: number;
}) {
  if (value === null) return null;
  return (
    <path
      class="bound-reference"
      transform={`translate(${toX(value).toFixed(1)}, ${toY(row + 0.5).toFixed(1)})`}
      d={boundMarks[kind]}
    />
  );
}

/** A disc for what was measured; for a bound a bracket that opens to the side that it leaves. */
const boundMarks: Readonly<Record<Mark['kind'], string>> = {
  sup: 'M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0',
  theory: 'M-1.5,-8H5V-5.5H1.5V5.5H5V8H-1.5Z',
  certificate: 'M0,-6L6,0L0,6L-6,0Z',
};
