import * as l10n from '@vscode/l10n';
import { colorAt, cssColor } from '../drawing/color-maps.js';
import type { ColorScale } from '../drawing/scene.js';
import { useUniqueId } from '../elements/unique-id.js';
import { scaleOf, ticksOf } from '../charts/axis.js';

const stops = 16;
const width = 92;

export interface ColorBarProps {
  /** What the colours stand for, with unit. */
  readonly label: string;
  /** Shown after the numbers; what has it stands beside the bar. */
  readonly unit: string;
  readonly scale: ColorScale;
  readonly radians: boolean;
  /** Whether there are numbers above the scale, which take its last colour. */
  readonly exceeded?: boolean;
}

/** A strip of the colours of a scale with their numbers, and what they stand for. */
export function ColorBar({ label, unit, scale, radians, exceeded = false }: ColorBarProps) {
  const id = useUniqueId();
  const axis = { label, range: [scale.from, scale.to] as const, log: scale.log, radians };
  const toX = scaleOf(axis, [12, 12 + width]);
  const ticks = ticksOf(axis, width, 30);
  return (
    <span
      class="color-bar"
      role="img"
      aria-label={l10n.t('Colours: {0} from {1} to {2}', label, ticks[0].text, ticks[ticks.length - 1].text)}
    >
      <svg width={width + 24} height="26" aria-hidden="true">
        <defs>
          <linearGradient id={id}>
            {Array.from({ length: stops + 1 }, (_, i) => (
              <stop key={i} offset={i / stops} stop-color={cssColor(colorAt(scale.map, i / stops))} />
            ))}
          </linearGradient>
        </defs>
        <rect class="color-bar-strip" x="12" y="1" width={width} height="10" fill={`url(#${id})`} />
        {exceeded ? (
          <path class="color-bar-strip" d={`M${12 + width} 1l9 5l-9 5z`} fill={cssColor(colorAt(scale.map, 1))}>
            <title>{l10n.t('and more')}</title>
          </path>
        ) : null}
        {ticks.map(({ value, text }) => (
          <g key={text} transform={`translate(${toX(value)}, 0)`}>
            <line class="color-bar-tick" y1="11" y2="14" />
            <text class="tick" text-anchor="middle" y="24">
              {text}
            </text>
          </g>
        ))}
      </svg>
      {unit === '' || radians ? null : <span class="color-bar-unit">{unit}</span>}
    </span>
  );
}
