import * as l10n from '@vscode/l10n';
import type { SweepRow } from '../../../src/protocol/sweep-table.js';
import { scaleOf, ticksOf, type Axis } from '../../charts/axis.js';
import { MarkPlot } from '../../charts/mark-plot.js';
import { planeArea } from '../../charts/plane.js';
import { resultColor, resultScale } from './colors.js';
import { chooseHint } from './choose-hint.js';
import { letter } from './letter.js';
import type { SweepPlotProps } from './line-plot.js';
import { PointLetter } from './point-letter.js';
import { ResultBar } from './result-bar.js';
import { seriesLabel, type Factor } from './model.js';
import { factorAxis, isNamed, positionOf, resultAxis } from './value-axis.js';

export interface ParallelPlotProps extends SweepPlotProps {
  readonly factors: readonly Factor[];
}

/**
 * Each run as a line across one upright axis for each parameter and one for the result, in the colour of the result
 * (Inselberg, "The plane with parallel coordinates", The Visual Computer 1 (1985) 69).
 */
export function ParallelPlot({ table, factors, series: [series], unit, describe, chosen, choose }: ParallelPlotProps) {
  const runs = table.rows.flatMap((row) => {
    const result = series.of(row);
    return result === null ? [] : [{ row, result }];
  });
  const results = runs.map(({ result }) => result);
  const scale = resultScale(series, results);
  const name = seriesLabel(series, unit);
  const last = resultAxis(name, results);
  const axes = [...factors.map((factor) => ({ factor, axis: factorAxis(factor) })), { factor: null, axis: last }];
  const placeOf = (row: SweepRow, factor: Factor): number =>
    positionOf(factor, factor.values.indexOf(row.values[factor.index]));
  return (
    <MarkPlot
      label={l10n.t(
        '{0} of {1} runs, a line for each across {2}.',
        name,
        runs.length,
        factors.map(({ label }) => label).join(', '),
      )}
      marks={() => runs}
      describe={({ row }) => describe(row)}
      choose={(run, mode) => choose(run?.row ?? null, mode)}
      hint={chooseHint}
      legend={<ResultBar series={series} unit={unit} scale={scale} />}
      draw={(marks, size, active, point) => {
        const whole = planeArea(size);
        const step = (whole.width - 34) / (axes.length - 1);
        const names = axisNames(axes.map(({ axis }) => axis.label));
        // Names that would touch stand on two lines in turn.
        const isStaggered = names.some(
          (one, k) => k > 0 && (letter * (one.length + names[k - 1].length)) / 2 > step - 8,
        );
        const [top, bottom] = [whole.top + 20, whole.top + whole.height - (isStaggered ? nameLine : 0)];
        const xOf = (k: number): number => whole.left + k * step;
        const scales = axes.map(({ axis }) => scaleOf(axis, [bottom, top]));
        const order = marks.map((_, k) => k).toSorted((a, b) => Number(a === active) - Number(b === active));
        return (
          <>
            {order.map((k) => {
              const { row, result } = marks[k];
              const corners = axes.map(({ factor }, at) => {
                const value = factor === null ? result : placeOf(row, factor);
                return `${xOf(at).toFixed(1)},${scales[at](value).toFixed(1)}`;
              });
              const d = `M${corners.join('L')}`;
              const state = `${k === active ? ' active' : ''}${chosen.has(row.index) ? ' chosen' : ''}`;
              return (
                <g key={row.index} class={`sweep-line${state}`} data-mark={k} onMouseEnter={() => point(k)}>
                  <path class="target" d={d} />
                  <path class="line" d={d} style={{ stroke: resultColor(scale, result).fill }} />
                  <PointLetter
                    letter={chosen.get(row.index)}
                    x={xOf(axes.length - 1) - 10}
                    y={scales[axes.length - 1](result) - 4}
                  />
                </g>
              );
            })}
            {axes.map(({ factor, axis }, at) => (
              <g key={at} class="axes" transform={`translate(${xOf(at)}, 0)`}>
                <line class="tick-line" y1={top} y2={bottom} />
                {ticksAlong(factor, axis, bottom - top).map(({ value, text }) => (
                  <text key={text} class="tick" x="6" y={scales[at](value)} dy="0.32em">
                    {text}
                  </text>
                ))}
                <text
                  class="axis-name"
                  text-anchor={at === 0 ? 'start' : 'middle'}
                  x={at === 0 ? 4 - whole.left : 0}
                  y={bottom + 20 + (isStaggered && at % 2 === 1 ? nameLine : 0)}
                >
                  {names[at]}
                </text>
              </g>
            ))}
          </>
        );
      }}
    />
  );
}

/** Height of a line of names, in CSS pixels. */
const nameLine = 14;

/** Names of axes: of a path such as `optimizer.learningRate` the last part, unless another ends so too. */
function axisNames(labels: readonly string[]): readonly string[] {
  const ends = labels.map((label) => (/^[\w.]+$/.test(label) ? (label.split('.').at(-1) ?? label) : label));
  return labels.map((label, k) => (ends.filter((end) => end === ends[k]).length > 1 ? label : ends[k]));
}

/** Pixels from one tick to the next, at least. */
const tickGap = 14;

/** Numbers up to which all of them are ticks. */
const fewValues = 8;

/** The values of a parameter where they are few and there is room for all of them, else numbers of the axis. */
function ticksAlong(factor: Factor | null, axis: Axis, length: number): readonly { text: string; value: number }[] {
  if (factor !== null) {
    const ticks = factor.texts.map((text, place) => ({ text, value: positionOf(factor, place) }));
    const toY = scaleOf(axis, [0, length]);
    const places = ticks.map(({ value }) => toY(value)).sort((a, b) => a - b);
    const isRoomy = places.every((place, k) => k === 0 || place - places[k - 1] >= tickGap);
    if (isNamed(factor) || (ticks.length <= fewValues && isRoomy)) return ticks;
  }
  return ticksOf(axis, length, 38);
}
