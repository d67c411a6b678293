import * as l10n from '@vscode/l10n';
import { toldCurve } from '../../../src/protocol/dimension-words.js';
import type { DimensionAtScale, IntrinsicDimensionResult } from '../../../src/protocol/result.js';
import type { Axis } from '../../charts/axis.js';
import { Clipped } from '../../charts/chart.js';
import { emptiestCorner, inUnitSquare, type Corner } from '../../charts/emptiest-corner.js';
import { MarkPlot } from '../../charts/mark-plot.js';
import { bandPath, linePath } from '../../charts/paths.js';
import { layPlane, PlaneAxes, snugArea } from '../../charts/plane.js';
import { Legend } from '../../elements/legend.js';
import { axisLabel, formatCount, formatNumber, withUnit } from '../../format.js';
import { numbered } from '../../math/numbered.js';
import { DimensionLegend } from './legend.js';
import { dimensionInWords, estimatesOf, methodNames, methods, rangesOf, type Estimate } from './model.js';

export interface DimensionPlotProps {
  readonly result: IntrinsicDimensionResult;
  /** That of the reference, in the same unit; null if none. */
  readonly reference: IntrinsicDimensionResult | null;
  /** n; null if it is not declared. */
  readonly declared: number | null;
  /** Of the data. */
  readonly unit: string;
}

/** The estimates of each method against scale with their intervals, and the scales over which the one that is told holds. */
export function DimensionPlot({ result, reference, declared, unit }: DimensionPlotProps) {
  const estimates = estimatesOf(result);
  const others = reference === null ? [] : (toldCurve(reference)?.scales ?? []);
  const { scales, dimensions } = rangesOf([...estimates, ...others], declared);
  const x: Axis = { label: axisLabel({ name: l10n.t('scale'), unit }), range: scales, log: true, radians: false };
  const y: Axis = { label: l10n.t('estimated dimension'), range: dimensions, log: false, radians: false };
  const curves = methods.flatMap((method, k) => {
    const curve = result.curves.find((one) => one.method === method);
    return curve === undefined ? [] : [{ method, style: numbered('signal', k), scales: curve.scales }];
  });
  const plateau = toldCurve(result)?.plateau ?? null;
  return (
    <MarkPlot
      label={l10n.t('Estimated dimension against scale, by three methods. {0}', dimensionInWords(result, unit))}
      marks={() => estimates}
      describe={(estimate) => describeEstimate(estimate, unit)}
      legend={
        <Legend corner={cornerOf(curves, x, y)}>
          <DimensionLegend
            methods={curves.map(({ method }) => method)}
            hasPlateau={plateau !== null}
            isDeclared={declared !== null}
            isCompared={reference !== null}
          />
        </Legend>
      }
      draw={(marks, size, active, point) => {
        const plane = layPlane(snugArea(size, y), x, y, false);
        const { area, toX, toY } = plane;
        return (
          <>
            {plateau === null ? null : (
              <rect
                class="reading"
                x={toX(plateau.from)}
                width={toX(plateau.to) - toX(plateau.from)}
                y={area.top}
                height={area.height}
              />
            )}
            <PlaneAxes plane={plane} />
            <Clipped area={area}>
              {declared === null ? null : (
                <line
                  class="curve chance"
                  x1={area.left}
                  x2={area.left + area.width}
                  y1={toY(declared)}
                  y2={toY(declared)}
                />
              )}
              {curves.toReversed().map(({ method, style, scales: ofCurve }) => (
                <g key={method} class={style}>
                  <path class="interval" d={bandPath(ofCurve.map(bandAt), plane)} />
                  <path class={`curve ${style}`} d={linePath(ofCurve.map(pointAt), plane)} />
                </g>
              ))}
              <path class="curve previous" d={linePath(others.map(pointAt), plane)} />
              {plateau === null ? null : (
                <line
                  class="plateau"
                  x1={toX(plateau.from)}
                  x2={toX(plateau.to)}
                  y1={toY(plateau.dimension)}
                  y2={toY(plateau.dimension)}
                />
              )}
            </Clipped>
            {marks.map((estimate, k) => (
              <g
                key={k}
                class={`dimension-estimate ${numbered('signal', methods.indexOf(estimate.method))}${k === active ? ' active' : ''}`}
                transform={`translate(${toX(estimate.radius).toFixed(1)}, ${toY(estimate.dimension).toFixed(1)})`}
                onMouseEnter={() => point(k)}
              >
                <circle class="dot" r="2.6" />
                <circle class="target" r="7" />
              </g>
            ))}
          </>
        );
      }}
    />
  );
}

const pointAt = ({ radius, dimension }: DimensionAtScale) => ({ x: radius, y: dimension });
const bandAt = ({ radius, low, high }: DimensionAtScale) => ({ x: radius, from: low, to: high });

/** Such as `local PCA: 2.03 (95 %: 2.00 to 2.06) at scale 0.44, about 64 neighbours`. */
function describeEstimate({ method, dimension, low, high, radius, neighbours }: Estimate, unit: string): string {
  return l10n.t(
    '{0}: {1} (95 %: {2} to {3}) at scale {4}, about {5} neighbours',
    methodNames[method],
    formatNumber(dimension),
    formatNumber(low),
    formatNumber(high),
    withUnit(radius, unit),
    formatCount(neighbours),
  );
}

function cornerOf(curves: readonly { readonly scales: readonly DimensionAtScale[] }[], x: Axis, y: Axis): Corner {
  const lines = curves.flatMap(({ scales }) => [
    scales.map(({ radius, low }) => ({ x: radius, y: low })),
    scales.map(({ radius, high }) => ({ x: radius, y: high })),
  ]);
  return emptiestCorner(
    lines.map((line) => inUnitSquare(line, x, y)),
    ['top-right', 'bottom-left', 'top-left', 'bottom-right'],
  );
}
