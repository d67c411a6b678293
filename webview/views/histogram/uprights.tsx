import * as l10n from '@vscode/l10n';
import type { Plane } from '../../charts/plane.js';
import { formatLowerBound, formatNumber } from '../../format.js';
import { besideLine, distance } from './beside-line.js';

interface Upright {
  readonly kind: 'sup' | 'bound';
  /** Of ρ. */
  readonly value: number;
  /** Its name, and a shorter one where there is little room. */
  readonly texts: readonly [string, ...string[]];
}

/** Height of a line of a label, in CSS pixels. */
const lineHeight = 14;

/** Lines at the largest ρ and at what no network gets below, each with its name; a bound only where there is a theorem. */
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
      : [
          {
            kind: 'bound',
            value: bound,
            texts: [
              l10n.t('no network below {0}', formatLowerBound(bound)),
              l10n.t('bound {0}', formatLowerBound(bound)),
            ],
          } as const,
        ]),
    { kind: 'sup', value: sup, texts: [l10n.t('worst {0}', formatNumber(sup)), formatNumber(sup)] },
  ];
  const lines = uprights.map(({ value }) => toX(value));
  return uprights.map(({ kind, texts }, row) => {
    const x = lines[row];
    const { text, isRight } = besideLine(x, texts, [area.left, ...lines, area.left + area.width]);
    return (
      <g key={kind} class={`upright ${kind}`}>
        <line x1={x} x2={x} y1={area.top} y2={area.top + area.height} />
        <text
          x={isRight ? x + distance : x - distance}
          y={area.top + 12 + row * lineHeight}
          text-anchor={isRight ? 'start' : 'end'}
        >
          {text}
        </text>
      </g>
    );
  });
}
