import * as l10n from '@vscode/l10n';
import { seedMarks } from '../../elements/marks.js';
import type { ChartDescription, Quantity } from '../../../src/protocol/description.js';
import type { SeedResult } from '../../../src/protocol/sweep.js';
import { axisLabel, formatNumber, withUnit } from '../../format.js';
import { steadied } from '../../math/extent.js';
import { axisOf, type Axis } from '../../charts/axis.js';
import { layPlane, planeArea, PlaneAxes, type Plane } from '../../charts/plane.js';
import { MarkPlot } from '../../charts/mark-plot.js';

export interface SeedPlotProps {
  /** By growing sup ρ. */
  readonly results: readonly SeedResult[];
  readonly chart: ChartDescription | null;
  /** ρ with its unit. */
  readonly error: Quantity;
  /** Seed of the shown run; null if that is not of the file as it is. */
  readonly shown: number | null;
}

export interface SupBySeedProps extends SeedPlotProps {
  /** Seeds of the reference, by growing sup ρ too; spread over the same width where they are more or fewer. */
  readonly reference: readonly SeedResult[];
  /** What topology says of the run. */
  readonly bound: number | null;
}

/** sup ρ of every seed, sorted, with what topology says of it. */
export function SupBySeed({ results, reference, chart, error, shown, bound }: SupBySeedProps) {
  const x: Axis = {
    label: l10n.t('seeds, sorted by sup ρ'),
    range: [0.5, results.length + 0.5],
    log: false,
    radians: false,
  };
  const y = supAxis([...results, ...reference], error, bound);
  return (
    <MarkPlot
      label={l10n.t('Largest reconstruction error for {0} seeds, sorted.', results.length)}
      marks={() => results}
      describe={(result) => describeSeed(result, chart, error)}
      draw={(marks, size, active, point) => {
        const plane = layPlane(planeArea(size), x, y, false);
        const { area, toX, toY } = plane;
        // Each number takes some 8 pixels a digit; where they do not all fit, some stay out.
        const stride = Math.ceil((results.length * 26) / area.width);
        return (
          <>
            <PlaneAxes plane={plane} numbered="y" />
            {marks.map(({ seed }, k) =>
              k % stride === 0 ? (
                <text key={seed} class="tick" text-anchor="middle" x={toX(k + 1)} y={area.top + area.height + 14}>
                  {seed}
                </text>
              ) : null,
            )}
            {bound === null ? null : (
              <g class="upright bound">
                <line x1={area.left} x2={area.left + area.width} y1={toY(bound)} y2={toY(bound)} />
                <text x={area.left + 4} y={toY(bound) + 13}>
                  {l10n.t('bound')}
                </text>
              </g>
            )}
            {reference.map((result, k) => (
              <path
                key={result.seed}
                class="seed-reference"
                transform={`translate(${toX(0.5 + ((k + 0.5) * results.length) / reference.length).toFixed(1)}, ${toY(result.sup).toFixed(1)})`}
                d={seedMarks[seedKind(result)]}
              />
            ))}
            {marks.map((result, k) => (
              <SeedMark
                key={result.seed}
                result={result}
                x={toX(k + 1)}
                y={toY(result.sup)}
                shown={result.seed === shown}
                active={k === active}
                onPoint={() => point(k)}
              />
            ))}
          </>
        );
      }}
    />
  );
}

/** Where each seed has its largest ρ: over the parameter of a curve, or over the chart of a surface. */
export function PlaceBySeed({ results, chart, error, shown }: SeedPlotProps & { readonly chart: ChartDescription }) {
  const isCurve = chart.parameters.length === 1;
  const x = axisOf(chart.parameters[0], chart.domain[0]);
  const y = isCurve ? supAxis(results, error, null) : axisOf(chart.parameters[1], chart.domain[1]);
  const placed = results.filter(({ supParameters }) => supParameters !== null);
  return (
    <MarkPlot
      label={l10n.t('Where the reconstruction error is largest, for {0} seeds.', placed.length)}
      marks={() => placed}
      describe={(result) => describeSeed(result, chart, error)}
      draw={(marks, size, active, point) => {
        const plane: Plane = layPlane(planeArea(size), x, y, false);
        const { area, toX, toY } = plane;
        const bottom = area.top + area.height;
        return (
          <>
            <PlaneAxes plane={plane} />
            {marks.map((result, k) => {
              const [u = 0, v = 0] = result.supParameters ?? [];
              const [px, py] = [toX(u), toY(isCurve ? result.sup : v)];
              return (
                <g key={result.seed}>
                  {isCurve ? <line class="seed-stem" x1={px} x2={px} y1={py} y2={bottom} /> : null}
                  {isCurve ? <line class="seed-tick" x1={px} x2={px} y1={bottom - 6} y2={bottom + 4} /> : null}
                  <SeedMark
                    result={result}
                    x={px}
                    y={py}
                    shown={result.seed === shown}
                    active={k === active}
                    onPoint={() => point(k)}
                  />
                </g>
              );
            })}
          </>
        );
      }}
    />
  );
}

function SeedMark(props: {
  readonly result: SeedResult;
  readonly x: number;
  readonly y: number;
  readonly shown: boolean;
  readonly active: boolean;
  readonly onPoint: () => void;
}) {
  const { result, x, y, shown, active, onPoint } = props;
  return (
    <g
      class={`seed-mark seed-${seedKind(result)}${active ? ' active' : ''}`}
      transform={`translate(${x.toFixed(1)}, ${y.toFixed(1)})`}
      onMouseEnter={onPoint}
    >
      <circle class="target" r="9" />
      {shown ? <circle class="seed-shown" r="7.5" /> : null}
      <path d={seedMarks[seedKind(result)]} />
    </g>
  );
}

function seedKind({ collides }: SeedResult): keyof typeof seedMarks {
  if (collides === null) return 'unknown';
  return collides ? 'collides' : 'untangled';
}

function supAxis(results: readonly SeedResult[], error: Quantity, bound: number | null): Axis {
  const greatest = Math.max(bound ?? 0, ...results.map(({ sup }) => sup)) || 1;
  return {
    label: axisLabel({ name: `sup ${error.name}`, unit: error.unit }),
    range: [0, steadied([0, greatest])[1]],
    log: false,
    radians: false,
  };
}

/** Such as `seed 3: sup ρ 1.97 at θ = 2.10, median 0.0123, two points of one code`. */
function describeSeed(
  { seed, sup, median, supParameters, collides }: SeedResult,
  chart: ChartDescription | null,
  { name, unit }: Quantity,
): string {
  const place = (supParameters ?? []).map(
    (value, k) => `${chart?.parameters[k]?.name ?? `u${k + 1}`} = ${withUnit(value, chart?.parameters[k]?.unit ?? '')}`,
  );
  return [
    place.length === 0
      ? l10n.t('seed {0}: sup {1} {2}', seed, name, withUnit(sup, unit))
      : l10n.t('seed {0}: sup {1} {2} at {3}', seed, name, withUnit(sup, unit), place.join(', ')),
    l10n.t('median {0}', formatNumber(median)),
    ...(collides === null
      ? []
      : [collides ? l10n.t('two points with the same code') : l10n.t('found no two points with the same code')]),
  ].join(', ');
}
