import * as l10n from '@vscode/l10n';
import type { Plane } from '../../charts/plane.js';
import { formatLowerBound, formatNumber } from '../../format.js';

interface Upright {
  readonly kind: 'sup' | 'bound';
  /** Of ρ. */
  readonly value: number;
  readonly text: string;
}

/** Width of a letter and height of a line of a label, and how far it stands from its line, in CSS pixels. */
const [letter, lineHeight, distance] = [5.8, 14, 4];

/** Lines at the largest ρ and at what no network gets below, each with its name; a bound only if there is a theorem. */
export function Uprights({
  plane,
  sup,
  bound,
}: {
  readonly plane: Plane;
  readonly sup: number;
  readonly bound: number | null;
}) {
  const { area, toX } = plane;
  const uprights: readonly Upright[] = [
    ...(bound === null
      ? []
      : [{ kind: 'bound', value: bound, text: l10n.t('no network below {0}', formatLowerBound(bound)) } as const]),
    { kind: 'sup', value: sup, text: l10n.t('worst {0}', formatNumber(sup)) },
  ];
  return uprights.map(({ kind, value, text }, row) => {
    const x = toX(value);
    // Between its line and the next, or the border, where that holds the name: ordinary errors are small.
    const next = Math.min(
      area.left + area.width,
      ...uprights.map((other) => toX(other.value)).filter((other) => other > x),
    );
    const width = letter * text.length;
    const isRight = next - x - distance > width || x - area.left - distance < width;
    // Where it has room on neither side, it ends at the border.
    const right = Math.max(area.left + distance, Math.min(x + distance, area.left + area.width - width));
    return (
      <g key={kind} class={`upright ${kind}`}>
        <line x1={x} x2={x} y1={area.top} y2={area.top + area.height} />
        <text
          x={isRight ? right : x - distance}
          y={area.top + 12 + row * lineHeight}
          text-anchor={isRight ? 'start' : 'end'}
        >
          {text}
        </text>
      </g>
    );
  });
}
