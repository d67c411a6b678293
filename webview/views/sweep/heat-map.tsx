import * as l10n from '@vscode/l10n';
import { MarkPlot } from '../../charts/mark-plot.js';
import { layPlane, PlaneAxes, planeArea } from '../../charts/plane.js';
import { formatNumber } from '../../format.js';
import { resultColor, resultScale } from './colors.js';
import { chooseHint } from './choose-hint.js';
import { letter } from './letter.js';
import type { SweepPlotProps } from './line-plot.js';
import { ResultBar } from './result-bar.js';
import { seriesLabel, valuesOf, type Factor, type Group } from './model.js';
import { NamedTicks } from './named-ticks.js';
import { PointLetter } from './point-letter.js';

export interface HeatMapProps extends SweepPlotProps {
  /** Along the columns and the rows. */
  readonly factors: readonly [Factor, Factor];
}

/** Least width and height of a cell that has its number in it, in CSS pixels. */
const roomy = { width: 38, height: 14 };

/** The median result of each combination of two parameters as a colour, with its number where there is room. */
export function HeatMap({ factors, groups, series: [series], unit, describe, chosen, choose }: HeatMapProps) {
  const [columns, rows] = factors;
  const cells = groups.flatMap((group) => {
    const { median, values } = valuesOf(group, series);
    return median === null ? [] : [{ group, median, count: values.length }];
  });
  const scale = resultScale(
    series,
    cells.map(({ median }) => median),
  );
  const [x, y] = factors.map(({ label, values }) => ({
    label,
    range: [0.5, values.length + 0.5] as const,
    log: false,
    radians: false,
  }));
  const name = seriesLabel(series, unit);
  const isOfChosen = (group: Group): boolean => group.rows.some(({ index }) => chosen.has(index));
  const lettersIn = ({ rows }: Group): string => rows.map(({ index }) => chosen.get(index) ?? '').join('');
  const longest = Math.max(...rows.texts.map((text) => text.length));
  return (
    <MarkPlot
      label={l10n.t('Median {0} for each {1} and {2}.', name, columns.label, rows.label)}
      marks={() => cells}
      describe={({ group, median, count }) =>
        `${describe(group.rows[0])}${count < 2 ? '' : `; ${l10n.t('median of {0} seeds: {1}', count, formatNumber(median))}`}`
      }
      choose={(cell, mode) => choose(cell?.group.rows[0] ?? null, mode)}
      hint={chooseHint}
      legend={<ResultBar series={series} unit={unit} scale={scale} />}
      draw={(marks, size, active, point) => {
        const whole = planeArea(size);
        const left = Math.max(whole.left, 26 + letter * longest);
        const top = whole.top + 24;
        const area = {
          left,
          top,
          width: whole.width - left + whole.left,
          height: Math.max(1, whole.height + whole.top - top),
        };
        // A name inside would lie under the cells; it has its own line above them.
        const plane = layPlane(area, x, { ...y, label: '' }, false);
        const [width, height] = [area.width / columns.values.length, area.height / rows.values.length];
        // Those with an outline lie over their neighbours.
        const rankOf = (k: number): number => (k === active ? 2 : Number(isOfChosen(marks[k].group)));
        const order = marks.map((_, k) => k).toSorted((a, b) => rankOf(a) - rankOf(b));
        return (
          <>
            <PlaneAxes plane={plane} numbered="y" bare="y" grid={false} />
            <text class="axis-name" x={4} y={top - 8}>
              {rows.label}
            </text>
            <NamedTicks plane={plane} factor={{ ...columns, isNumber: false }} />
            {rows.texts.map((text, place) => (
              <text key={place} class="tick" text-anchor="end" x={area.left - 6} y={plane.toY(place + 1)} dy="0.32em">
                {text}
              </text>
            ))}
            {order.map((k) => {
              const { group, median } = marks[k];
              const [column, row] = group.places;
              const { fill, text } = resultColor(scale, median);
              const isChosen = isOfChosen(group);
              return (
                <g
                  key={`${column} ${row}`}
                  class={`sweep-cell${k === active ? ' active' : ''}${isChosen ? ' chosen' : ''}`}
                  data-mark={k}
                  transform={`translate(${plane.toX(column + 1).toFixed(1)}, ${plane.toY(row + 1).toFixed(1)})`}
                  onMouseEnter={() => point(k)}
                >
                  <rect x={-width / 2} y={-height / 2} {...{ width, height }} fill={fill} />
                  {width < roomy.width || height < roomy.height ? null : (
                    <text text-anchor="middle" dy="0.35em" style={{ fill: text }}>
                      {formatNumber(median)}
                    </text>
                  )}
                  <PointLetter letter={lettersIn(group)} x={8 - width / 2} y={13 - height / 2} />
                </g>
              );
            })}
          </>
        );
      }}
    />
  );
}
