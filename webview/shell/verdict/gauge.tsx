import * as l10n from '@vscode/l10n';
import { lowerBoundWithUnit, withUnit } from '../../format.js';
import type { Verdict } from './verdict.js';

const [width, height] = [112, 40];
const [left, right, middle] = [6, 106, 20];

/** sup ρ on one axis with the bound that no network of this shape gets below. */
export function Gauge({ gauge: { sup, bound, radius, unit } }: { readonly gauge: Verdict['gauge'] }) {
  const end = 1.05 * Math.max(sup, bound ?? 0, radius);
  const at = (value: number): number => left + ((right - left) * value) / end;
  const boundText = bound === null ? '' : l10n.t('bound {0}', lowerBoundWithUnit(bound, unit));
  const worst = l10n.t('worst {0}', withUnit(sup, unit));
  const label =
    bound === null
      ? l10n.t('Largest reconstruction error: {0}', withUnit(sup, unit))
      : l10n.t(
          'Largest reconstruction error: {0}; lower bound: {1}',
          withUnit(sup, unit),
          lowerBoundWithUnit(bound, unit),
        );
  return (
    <svg
      class={bound === null ? 'gauge unbounded' : 'gauge'}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <line class="gauge-axis" x1={left} x2={right} y1={middle} y2={middle} />
      <line class="gauge-axis" x1={left} x2={left} y1={middle - 3} y2={middle + 3} />
      {bound === null ? null : (
        <>
          <rect class="gauge-forbidden" x={left} y={middle - 4} width={at(bound) - left} height={8} />
          <line class="gauge-bound" x1={at(bound)} x2={at(bound)} y1={middle - 8} y2={middle + 8} />
          <text class="gauge-bound-text" x={inside(at(bound), boundText)} y={9} text-anchor="middle">
            {boundText}
          </text>
        </>
      )}
      <circle class="gauge-sup" cx={at(sup)} cy={middle} r={5} />
      <text x={inside(at(sup), worst)} y={38} text-anchor="middle">
        {worst}
      </text>
    </svg>
  );
}

/** Half the width of a character, in pixels, on the wide side. */
const halfCharacter = 3;

/** The middle of a text that is to stand at x, moved so that all of it is in the picture. */
function inside(x: number, text: string): number {
  const half = halfCharacter * text.length;
  return Math.min(width - half, Math.max(half, x));
}
