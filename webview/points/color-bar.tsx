import * as l10n from '@vscode/l10n';
import { ticksOf } from '../charts/axis.js';
import { colorAt, cssColor } from '../drawing/color-maps.js';
import type { ColorScale } from '../drawing/scene.js';
import { useUniqueId } from '../elements/unique-id.js';
import { formatBound } from '../format.js';

const stops = 16;
const width = 46;

export interface ColorBarProps {
  /** What the colours stand for, without unit. */
  readonly name: string;
  /** The same with unit. */
  readonly label: string;
  readonly unit: string;
  readonly scale: ColorScale;
  readonly radians: boolean;
  /** Whether there are numbers above the scale, which take its last colour. */
  readonly exceeded?: boolean;
}

/** On one line: what colours stand for, and a strip of them between the numbers at its ends. */
export function ColorBar({ name, label, unit, scale, radians, exceeded = false }: ColorBarProps) {
  const id = useUniqueId();
  const [from, to] = [scale.from, scale.to].map((value) => endText(value, scale, radians));
  const whole = width + (exceeded ? 9 : 0);
  return (
    <span class="color-bar" role="img" aria-label={l10n.t('Colours: {0} from {1} to {2}', label, from, to)}>
      <span>{name}</span>
      <span class="color-bar-number">{from}</span>
      <svg width={whole} height="9" viewBox={`0 0 ${whole} 9`} preserveAspectRatio="none" aria-hidden="true">
        <defs>
          <linearGradient id={id}>
            {Array.from({ length: stops + 1 }, (_, i) => (
              <stop key={i} offset={i / stops} stop-color={cssColor(colorAt(scale.map, i / stops))} />
            ))}
          </linearGradient>
        </defs>
        <rect class="color-bar-strip" y="0.5" width={width} height="8" fill={`url(#${id})`} />
        {exceeded ? (
          <path class="color-bar-strip" d={`M${width} 0.5l7 4l-7 4z`} fill={cssColor(colorAt(scale.map, 1))}>
            <title>{l10n.t('and more')}</title>
          </path>
        ) : null}
      </svg>
      <span class="color-bar-number">
        {to}
        {unit === '' || radians ? '' : ` ${unit}`}
        {scale.log ? ` ${l10n.t('(log)')}` : ''}
      </span>
    </span>
  );
}

/** A number at an end of the bar: in parts of π where it is one. */
function endText(value: number, { from, to, log }: ColorScale, radians: boolean): string {
  const axis = { label: '', range: [from, to], log, radians } as const;
  const tick = radians
    ? ticksOf(axis, 400, 40).find((candidate) => Math.abs(candidate.value - value) < 1e-6)
    : undefined;
  return tick?.text ?? formatBound(value);
}
