import * as l10n from '@vscode/l10n';
import { holdingShare } from '../../../src/holding.js';
import type { SweepRow, SweepTable } from '../../../src/protocol/sweep-table.js';
import { MarkPlot } from '../../charts/mark-plot.js';
import { linePath } from '../../charts/paths.js';
import { layPlane, PlaneAxes, snugArea, type Area, type Plane } from '../../charts/plane.js';
import type { Size } from '../../charts/use-size.js';
import { diagramMarks } from '../../elements/marks.js';
import { formatLowerBound } from '../../format.js';
import { numbered } from '../../math/numbered.js';
import type { SelectionMode } from '../../math/selection.js';
import { legendHeight, SweepLegend } from './legend.js';
import { letter } from './letter.js';
import { boundOf, seriesLabel, valuesOf, type Factor, type Group, type Series } from './model.js';
import { chooseHint } from './choose-hint.js';
import { NamedTicks } from './named-ticks.js';
import { PointLetter } from './point-letter.js';
import { factorAxis, isNamed, positionOf, resultAxis } from './value-axis.js';

export interface SweepPlotProps {
  readonly table: SweepTable;
  readonly groups: readonly Group[];
  /** All that there are, and those that are drawn. */
  readonly all: readonly Series[];
  readonly series: readonly Series[];
  /** Of the data. */
  readonly unit: string;
  readonly describe: (row: SweepRow) => string;
  /** The chosen points by their index, each with its letter; that is empty where there is one alone. */
  readonly chosen: ReadonlyMap<number, string>;
  /** Chooses a point, or none, as the keys that are held say. */
  readonly choose: (row: SweepRow | null, mode: SelectionMode) => void;
}

/** Part of the width of a value over which its runs are spread, and that its bound takes. */
const spreadWidth = 0.44;
const boundWidth = 0.72;

/** The results of each run over the one parameter that varies, a line through the medians, and what no network gets below. */
export function LinePlot(props: SweepPlotProps & { readonly factor: Factor }) {
  const { table, factor, groups, all, series, unit, describe, chosen, choose } = props;
  const bounds = groups.map((group) => (hasSup(series) ? boundOf(group, all) : null));
  const threshold = table.latentScan === null || !hasSup(series) ? null : holdingShare * table.latentScan.radius;
  const floor = hasSup(series) ? (table.latentScan?.noiseFloor ?? null) : null;
  const runs = groups
    .toSorted((a, b) => a.places[0] - b.places[0])
    .flatMap(({ places, rows }) =>
      rows.map((row, k) => ({
        row,
        place: places[0],
        offset: (k + 0.5) / rows.length - 0.5,
        step: spreadWidth / rows.length,
      })),
    )
    .filter(({ row }) => series.some(({ of }) => of(row) !== null));
  const lines = series.map((one) => medianLine(groups, factor, one));
  const values = [
    ...runs.flatMap(({ row }) => series.flatMap(({ of }) => of(row) ?? [])),
    ...bounds.filter((bound) => bound !== null && bound > 0),
    ...[threshold, floor].filter((value) => value !== null && value > 0),
  ].filter((value) => value !== null);
  const x = factorAxis(factor);
  const name = series.length === 1 ? seriesLabel(series[0], unit) : seriesLabel({ ...series[0], label: 'ρ' }, unit);
  const y = resultAxis(name, values);
  const legend = {
    series,
    hasBounds: bounds.some((bound) => bound !== null),
    hasThreshold: threshold !== null,
    hasFloor: floor !== null,
  };
  const label = l10n.t('{0} of {1} runs against {2}.', name, runs.length, factor.label);
  return (
    <MarkPlot
      label={label}
      marks={() => runs}
      describe={({ row }) => describe(row)}
      choose={(run, mode) => choose(run?.row ?? null, mode)}
      hint={chooseHint}
      legend={
        <div class="inset in-a-row sweep-legend">
          <SweepLegend {...legend} />
        </div>
      }
      hasLegend={hasLegend}
      draw={(marks, size, active, point) => {
        const room =
          (hasLegend(size) ? legendHeight(legend, size.width - legendMargin) : 0) +
          (chosen.size > 1 ? letterHeight : 0);
        const plane = layPlane(below(snugArea(size, y), room), x, y, false);
        const { area, toY } = plane;
        const width = slotWidth(factor, plane);
        return (
          <>
            <PlaneAxes plane={plane} numbered={isNamed(factor) ? 'y' : 'both'} />
            <NamedTicks plane={plane} factor={factor} />
            {(
              [
                ['sweep-threshold', threshold],
                ['sweep-floor', floor],
              ] as const
            ).map(([name, value]) =>
              value === null ? null : (
                <line
                  key={name}
                  class={name}
                  x1={area.left}
                  x2={area.left + area.width}
                  y1={toY(value)}
                  y2={toY(value)}
                />
              ),
            )}
            {groups.map((group, k) => {
              const bound = bounds[k];
              return bound === null || !(bound > 0) ? null : (
                <BoundMark
                  key={k}
                  x={plane.toX(positionOf(factor, group.places[0]))}
                  y={toY(bound)}
                  right={plane.area.left + plane.area.width}
                  {...{ bound, width }}
                />
              );
            })}
            {lines.map((line, k) => (
              <path key={series[k].name} class={`curve ${numbered('signal', k)}`} d={linePath(line, plane)} />
            ))}
            {marks.map(({ row, place, offset, step }, k) => {
              const left = plane.toX(positionOf(factor, place)) + offset * spreadWidth * width;
              const state = `${k === active ? ' active' : ''}${chosen.has(row.index) ? ' chosen' : ''}`;
              return (
                <g key={row.index} class={`sweep-run${state}`} data-mark={k} onMouseEnter={() => point(k)}>
                  {series.map(({ name: column, of }, index) => {
                    const value = of(row);
                    return value === null || (y.log && !(value > 0)) ? null : (
                      <g
                        key={column}
                        class={numbered('signal', index)}
                        transform={`translate(${left.toFixed(1)}, ${toY(value).toFixed(1)})`}
                      >
                        <circle class="target" r={Math.min(8, (step * width) / 2).toFixed(1)} />
                        <path d={diagramMarks[index % diagramMarks.length]} />
                      </g>
                    );
                  })}
                  <PointLetter letter={chosen.get(row.index)} x={left} y={letterPlace(row, series, plane)} />
                </g>
              );
            })}
          </>
        );
      }}
    />
  );
}

/** Above the highest mark of a run. */
function letterPlace(row: SweepRow, series: readonly Series[], { toY }: Plane): number {
  const values = series.flatMap(({ of }) => of(row) ?? []);
  return Math.min(...values.map(toY).filter(Number.isFinite)) - 9;
}

/** In a lower picture the legend would leave no room for the marks; each run is told when it is pointed at. */
const hasLegend = ({ height }: Size): boolean => height >= 170;

/** Room for the letters of two runs above the highest marks, in CSS pixels. */
const letterHeight = 14;

/** Of the legend's lines, left and right, in CSS pixels: see view.css. */
const legendMargin = 12;

/** The area without a strip along its upper side, where the legend lies. */
const below = (area: Area, room: number): Area => ({
  ...area,
  top: area.top + room,
  height: Math.max(1, area.height - room),
});

const hasSup = (series: readonly Series[]): boolean => series.some(({ name }) => name === 'sup');

/** The medians over the seeds, in the order of the axis. */
function medianLine(groups: readonly Group[], factor: Factor, series: Series) {
  return groups
    .flatMap((group) => {
      const { median } = valuesOf(group, series);
      return median === null ? [] : [{ x: positionOf(factor, group.places[0]), y: median }];
    })
    .toSorted((a, b) => a.x - b.x);
}

/** Room of each value along the axis, in CSS pixels. */
const slotWidth = (factor: Factor, { area }: Plane): number =>
  isNamed(factor) ? area.width / factor.values.length : Math.min(30, area.width / factor.values.length);

interface BoundMarkProps {
  /** Middle of the line, and the right end of the plot. */
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bound: number;
  readonly width: number;
}

/** A line at a bound, with its number to the right of it, or below where the plot ends. */
function BoundMark({ x, y, right, bound, width }: BoundMarkProps) {
  const half = (boundWidth * width) / 2;
  const number = `≥ ${formatLowerBound(bound)}`;
  const isBeside = x + half + 4 + letter * number.length < right;
  return (
    <g class="sweep-bound">
      <line x1={x - half} x2={x + half} y1={y} y2={y} />
      {width < 44 ? null : isBeside ? (
        <text x={x + half + 4} y={y} dy="0.32em">
          {number}
        </text>
      ) : (
        <text x={x + half} y={y + 13} text-anchor="end">
          {number}
        </text>
      )}
    </g>
  );
}
